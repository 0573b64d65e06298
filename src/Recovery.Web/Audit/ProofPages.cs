using System.Globalization;
using Microsoft.AspNetCore.Http;
using Recovery.Api;
using Recovery.Api.Access;
using Recovery.Api.Problems;
using Recovery.Audit.Notarising;
using Recovery.Domain;
using Recovery.Engine.Auditing;
using Recovery.Web.Shared;

namespace Recovery.Web.Audit;

/// <summary>That a case, or one event, is what was signed: a badge, the proof, and the bundle to check it elsewhere.</summary>
internal static class ProofPages
{
    public static void Map(Pages pages)
    {
        pages.Get("/audit/badge/{id}", Right.Audit, Badge);
        pages.Get("/audit/cases/{id}", Right.Audit, Case, Giving.Case("case-proof-page"));
        pages.Get("/audit/proof/{position}", Right.Audit, Event);
        pages.Get("/audit/bundle", Right.Audit, async visit => await RecoveryApi.Give("audit-bundle", visit.Exchange) is { } problem ? Trouble.Page(visit, problem) : Results.Empty);
    }

    private static async ValueTask<IResult> Badge(Visit visit)
    {
        if (!visit.IsHtmx)
            return visit.GoTo($"/audit/cases/{Uri.EscapeDataString(visit.PathPart("id"))}");
        return await CaseProof.Of(visit) is { } proof ? visit.Fragment<ProofTag>(new { Proof = proof }) : Results.NoContent();
    }

    private static async ValueTask<IResult> Case(Visit visit) => await CaseProof.Of(visit) is { } proof
        ? visit.Page<CaseProofPage>(visit.Texts["audit.proof.of-case", proof.Reference], new { Proof = proof })
        : Trouble.Page(visit, Problem.UnknownComplaint);

    private static async ValueTask<IResult> Event(Visit visit)
    {
        if (!long.TryParse(visit.PathPart("position"), NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            return Trouble.Page(visit, new Problem(404, ApiCodes.PositionUnknown));
        var (log, aborted) = (visit.Ports.Notarised, visit.Aborted);
        var head = await log.Latest(aborted) is { } latest ? TrustedHead.Of(latest, visit.Ports) : null;
        if (await log.Entries(position - 1, position, 1, aborted) is not [var entry])
        {
            return await log.Prove(position, head?.Head, aborted) is Proof.Gone gone
                ? visit.Page<GonePage>(visit.Texts["audit.proof.of-event", position], new { Position = position, gone.Index })
                : Trouble.Page(visit, new Problem(404, ApiCodes.PositionUnknown));
        }

        return visit.Page<ProofPage>(
            visit.Texts["audit.proof.of-event", position],
            new { Proof = await EventProof.Of(log, entry, head, aborted), Head = head, Reference = await ReferenceOf(visit, entry) });
    }

    /// <summary>The case that an entry is of; null where it is of none, such as who read what.</summary>
    internal static async ValueTask<string?> ReferenceOf(Visit visit, LogEntry entry) =>
        entry.Type != AccessRecorded.StoredName && await visit.Ports.Cases.Now(new ComplaintId(entry.Stream), visit.Aborted) is { } found ? found.Case.State.Reference : null;
}
