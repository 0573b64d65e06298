using Recovery.Api.Standing;
using Recovery.Integrations.Phone.Asterisk;

namespace Recovery.Host.Standing;

/// <summary>The telephone exchanges are heard; red only once one has been away for long.</summary>
internal sealed class ExchangeStanding(IReadOnlyList<AmiConnection> exchanges) : IStanding
{
    /// <inheritdoc/>
    public ValueTask<string?> Trouble(CancellationToken cancellation) =>
        ValueTask.FromResult(exchanges.Select(exchange => exchange.Trouble).OfType<string>().ToList() is { Count: > 0 } away ? string.Join("; ", away) : null);
}
