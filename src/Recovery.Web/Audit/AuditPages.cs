using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Recovery.Api.Access;
using Recovery.Api.Problems;
using Recovery.Audit.Notarising;
using Recovery.Web.Shared;

namespace Recovery.Web.Audit;

/// <summary>What the notary signed, as it was signed, and how it stands.</summary>
internal static class AuditPages
{
    public static void Map(Pages pages)
    {
        pages.Get("/audit", Right.Audit, async visit => visit.Page<AuditPage>(visit.Texts["audit.title"], new { Sight = await AuditSight.Of(visit) }));
        pages.Get("/audit/checkpoints/{size}/note", Right.Audit, Note);
        pages.Get("/audit/notary.pub", Right.Audit, visit => ValueTask.FromResult(Keys(visit)));
    }

    private static async ValueTask<IResult> Note(Visit visit) =>
        long.TryParse(visit.PathPart("size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size < long.MaxValue
        && await visit.Ports.Notarised.Heads(size + 1, 1, visit.Aborted) is [var head] && head.Size == size
            ? Results.Text(head.Note, "text/plain", Encoding.UTF8)
            : Trouble.Page(visit, new Problem(404, ApiCodes.SizeUnknown));

    private static IResult Keys(Visit visit) => visit.Ports.Verifier.Keys() is { Count: > 0 } keys
        ? Results.File(Encoding.UTF8.GetBytes(string.Concat(keys.Select(key => key + "\n"))), "text/plain; charset=utf-8", "notary.pub")
        : Trouble.Page(visit, new Problem(409, ApiCodes.NotNotarised));
}
