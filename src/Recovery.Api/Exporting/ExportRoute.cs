using System.Globalization;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Auditing;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Audit.Exporting;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Domain;
using Recovery.Engine.Auditing;

namespace Recovery.Api.Exporting;

/// <summary><c>GET audit/export</c>: the log for other tools, streamed. Pseudonymous and without free text unless these are asked for.</summary>
internal static class ExportRoute
{
    private static readonly Shape Query = new();
    private static readonly Member<string> Format = Query.Must("format", Kinds.Name, "jsonl (the bundle: the log or a case as signed, with its proofs), ndjson, csv (an event a line, in position order), xes, ocel-json (whole cases, for process mining).");
    private static readonly Member<DateTimeOffset?> From = Query.MayValue("from", new Moment(), "Events recorded, in formats of cases those received, on or after this day (UTC) or instant.");
    private static readonly Member<DateTimeOffset?> To = Query.MayValue("to", new Moment(), "Before this day (UTC) or instant.");
    private static readonly Member<string?> Complaint = Query.May("complaint", Kinds.Name, "Only this case, by id or reference.");
    private static readonly Member<bool?> WithText = Query.MayValue("text", Kinds.Flag, "Also personal data and free text; what was erased shows [erased].");
    private static readonly Member<bool?> WithNames = Query.MayValue("names", Kinds.Flag, "Staff by name instead of by pseudonym.");
    private static readonly Member<long?> After = Query.MayValue("after", new Whole(0, long.MaxValue), "Only what lies after this position: events, or cases that began after it. A CSV then has no header line, so that it fits behind what was taken before.");

    public static readonly QueryRoute Route = new()
    {
        Path = "audit/export",
        Name = "export",
        Summary = "The log as a file for other tools, as far as it was written when the export began.",
        Right = Right.Audit,
        Query = Query,
        Codes = [ApiCodes.ExportFormatUnknown, ApiCodes.ComplaintUnknown, ApiCodes.NotNotarised, ApiCodes.PositionGone],
        AlsoAs = ["application/jsonl", "application/x-ndjson", "text/csv", "application/xml"],
        Accessed = Recorded,
        Find = Find,
    };

    private static async ValueTask<Found> Find(Exchange exchange, Body query)
    {
        if (ExportFormats.Find(Format.In(query)) is not { IsText: true } format)
            return new Problem(422, ApiCodes.ExportFormatUnknown, string.Join(", ", ExportFormats.All.Where(one => one.IsText).Select(one => one.Name)));
        IReadOnlyList<ComplaintId> only = [];
        if (Complaint.In(query) is { } name)
        {
            if (!Exchange.IsName(name) || await exchange.Ports.Cases.Find(name, exchange.Aborted).ConfigureAwait(false) is not { } id)
                return Problem.UnknownComplaint;
            only = [id];
        }

        if (format.Name == ExportFormats.Bundle)
        {
            return Chosen(query) is { } chosen
                ? Problem.Malformed(chosen, Fault.Unknown)
                : await (only is [var one] ? BundleRoute.OfCase(exchange, one, null) : WholeBundle.Of(exchange)).ConfigureAwait(false);
        }

        var order = new ExportOrder(format.Name, await exchange.Ports.CaseLog.SettledPosition(exchange.Aborted).ConfigureAwait(false))
        {
            After = After.In(query) ?? 0,
            From = From.In(query),
            To = To.In(query),
            Complaints = only,
        };
        var disclosure = new Disclosure(exchange.Ports.Pseudonyms, WithText.In(query) == true, WithNames.In(query) == true);
        return new Found { Writing = Send, Of = only.Count > 0 ? only : null };

        async ValueTask Send()
        {
            using var export = ExportFormats.Open(order, disclosure, exchange.Ports.Store, exchange.Ports.CaseLog);
            await ExportStream.Send(exchange, export, format, order.UpTo).ConfigureAwait(false);
        }
    }

    /// <summary>What was chosen of a bundle, of which nothing can be: it is the log as it was signed.</summary>
    private static string? Chosen(Body query) =>
        From.In(query) is not null ? From.Name
        : To.In(query) is not null ? To.Name
        : After.In(query) is not null ? After.Name
        : WithText.In(query) == true ? WithText.Name
        : WithNames.In(query) == true ? WithNames.Name
        : null;

    /// <summary>What was taken away, and how much of it was readable.</summary>
    private static Accessed Recorded(Exchange exchange, Body query) => new(
        AccessKind.Exported,
        ExportConditions.Of(ExportFormats.Find(Format.In(query))?.Name, From.In(query), To.In(query), After.In(query), WithText.In(query) == true, WithNames.In(query) == true));
}
