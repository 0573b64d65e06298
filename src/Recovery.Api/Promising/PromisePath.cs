using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Promising;

/// <summary>The promise named in the path: <c>p1</c>.</summary>
internal static class PromisePath
{
    public static ValueTask<Prepared> Command(Exchange exchange, Func<PromiseId, IComplaintCommand> make) =>
        ValueTask.FromResult(PromiseId.TryParse(exchange.PathPart("pid"), out var promise)
            ? new Prepared(make(promise))
            : new Prepared(null, new Problem(404, Refusals.PromiseUnknown)));
}
