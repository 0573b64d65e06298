using System.Globalization;
using Microsoft.AspNetCore.Http;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Audit.Bundling;
using Recovery.Domain;
using Recovery.Engine.Auditing;

namespace Recovery.Api.Auditing;

/// <summary><c>GET audit/bundle</c>: the events of a case, each with its proof, to be verified without any database (<c>recovery verify --bundle</c>).</summary>
internal static class BundleRoute
{
    private static readonly Shape Query = new();
    private static readonly Member<string> Complaint = Query.Must("complaint", Kinds.Name, "The case, by id or reference.");
    private static readonly Member<long?> Known = Query.MayValue("known", new Whole(0, long.MaxValue), "Size of a checkpoint that you know: the bundle then proves that it continues that one.");

    public static readonly QueryRoute Route = new()
    {
        Path = "audit/bundle",
        Name = "audit-bundle",
        Summary = "A case as it stands in the signed log, every event with its proof; personal data stays sealed.",
        Right = Right.Audit,
        Query = Query,
        Codes = [ApiCodes.ComplaintUnknown, ApiCodes.NotNotarised, ApiCodes.PositionGone, ApiCodes.SizeUnknown],
        OnlyAs = "application/jsonl",
        Accessed = (_, _) => new Accessed(AccessKind.Exported, "format=bundle"),
        Find = Find,
    };

    private static async ValueTask<Found> Find(Exchange exchange, Body query)
    {
        if (!Complaint.IsIn(query))
            return Problem.Malformed("complaint", Fault.Missing);
        return await exchange.Complaint(Complaint.In(query)).ConfigureAwait(false) is { } id
            ? await OfCase(exchange, id, Known.In(query)).ConfigureAwait(false)
            : Problem.UnknownComplaint;
    }

    /// <summary>The bundle of a case.</summary>
    /// <param name="knownSize">Size of a checkpoint that the caller knows; null for none.</param>
    internal static async ValueTask<Found> OfCase(Exchange exchange, ComplaintId id, long? knownSize)
    {
        var (ports, aborted) = (exchange.Ports, exchange.Aborted);
        if (await ports.Cases.Now(id, aborted).ConfigureAwait(false) is not { } found)
            return Problem.UnknownComplaint;
        if (await ports.Notarised.Latest(aborted).ConfigureAwait(false) is not { } head)
            return new Problem(409, ApiCodes.NotNotarised) { RetryAfter = 2 };
        List<EarlierHead> earlier = [];
        if (knownSize is { } known)
        {
            if (await ports.Notarised.Consistency(known, head.Size, aborted).ConfigureAwait(false) is not { } path)
                return new Problem(404, ApiCodes.SizeUnknown);
            earlier.Add(new EarlierHead(known, path));
        }

        List<Proof.Included> proven = [];
        foreach (var entry in await ports.Notarised.EntriesOf(id.Value, aborted).ConfigureAwait(false))
        {
            if (entry.Position > head.LastPosition)
                break;
            if (await ports.Notarised.Prove(entry.Position, head, aborted).ConfigureAwait(false) is not Proof.Included one)
                return new Problem(410, ApiCodes.PositionGone, entry.Position.ToString(CultureInfo.InvariantCulture));
            proven.Add(one);
        }

        return proven.Count == 0
            ? new Problem(409, ApiCodes.NotNotarised) { RetryAfter = 2 }
            : new Found { Of = [id], Writing = () => Write(exchange.Http, found.Case.State.Reference, BundleHeader.For(head, BundleScope.Stream, found.Case.State.Reference, [.. earlier]), proven) };
    }

    private static async ValueTask Write(HttpContext http, string reference, BundleHeader header, IReadOnlyList<Proof.Included> proven)
    {
        using var whole = new MemoryStream(); // a case is small: no longer than its correspondence
        using (var bundle = BundleWriter.Begin(whole, header))
        {
            foreach (var one in proven)
                bundle.Write(one);
            bundle.End();
        }

        http.Response.ContentType = "application/jsonl";
        http.Response.ContentLength = whole.Length;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{reference}.bundle.jsonl\"";
        await http.Response.Body.WriteAsync(whole.GetBuffer().AsMemory(0, (int)whole.Length), http.RequestAborted).ConfigureAwait(false);
    }
}
