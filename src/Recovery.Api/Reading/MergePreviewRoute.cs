using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Merging;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Domain.Decisions;
using Recovery.Engine.Auditing;
using Recovery.Engine.Reading;

namespace Recovery.Api.Reading;

/// <summary>What a merge would do; nothing is done.</summary>
/// <param name="Refused">Code of the refusal; absent where the merge may go on.</param>
public sealed record MergePreview(CaseView Case, CaseView Into, bool Allowed, bool AlreadySo, string? Refused, string? About)
{
    /// <summary>What merging a case into the one of that name would do, for whoever asks; null where there is none of that name.</summary>
    public static async ValueTask<MergePreview?> Of(Exchange exchange, CaseAt source, string into) =>
        await MergeRoute.Target(exchange, into).ConfigureAwait(false) is { } target ? Of(exchange, source, target) : null;

    private static MergePreview Of(Exchange exchange, CaseAt source, CaseAt target)
    {
        var (policies, state) = (exchange.Ports.Policies, source.Case.State);
        var context = new Context(exchange.Ports.Clock.Now, exchange.Actor, policies.Pack(state.Pack), policies.Calendar(state.Calendar));
        var decision = state.Decide(MergeRoute.Of(source.Case.Id, target), context);
        var refused = decision as Decision.Refused;
        return new MergePreview(CaseView.Of(source), CaseView.Of(target), refused is null, decision is Decision.NothingToDo, refused?.Code, refused?.Detail);
    }
}

/// <summary><c>GET complaints/{id}/merge</c>: the merge shown before it is done.</summary>
internal static class MergePreviewRoute
{
    private static readonly Shape Query = new();
    private static readonly Member<string> Into = Query.Must("into", Kinds.Name, "Id or reference of the case that would go on.");

    public static readonly QueryRoute Route = new()
    {
        Path = "complaints/{id}/merge",
        Name = "merge-preview",
        Summary = "Both cases and what merging them would do, or why it would be refused.",
        Right = Right.ReadCase,
        Query = Query,
        Answers = typeof(MergePreview),
        Accessed = (_, _) => new Accessed(AccessKind.Read),
        FindOf = Find,
    };

    private static async ValueTask<Found> Find(Exchange exchange, ComplaintId id, Body query)
    {
        if (!Into.IsIn(query))
            return Problem.Malformed("into", Fault.Missing);
        if (await exchange.Ports.Cases.Now(id, exchange.Aborted).ConfigureAwait(false) is not { } source)
            return Problem.UnknownComplaint;
        return await MergePreview.Of(exchange, source, Into.In(query)).ConfigureAwait(false) is { } preview ? new Found(preview) { Of = [preview.Case.Id, preview.Into.Id] } : MergeRoute.Unknown(Into.In(query));
    }
}
