using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Engine.Auditing;
using Recovery.Engine.Reading;

namespace Recovery.Api.Reporting;

/// <summary>A report that can be asked for.</summary>
public sealed record ReportListed(string Name, string Says);

/// <summary>All reports.</summary>
public sealed record ReportList(IReadOnlyList<ReportListed> Items);

/// <summary><c>GET reports</c> and <c>GET reports/{name}</c>, as JSON or CSV.</summary>
internal static class ReportRoutes
{
    private const string OnTime = "on-time";

    public static readonly QueryRoute List = new()
    {
        Path = "reports",
        Name = "reports",
        Summary = "The reports there are.",
        Right = Right.ReadAll,
        Answers = typeof(ReportList),
        Find = (_, _) => ValueTask.FromResult(new Found(new ReportList([new ReportListed(OnTime, "Finished, late, open and overdue: in all and per channel, milestone, pack and month.")]))),
    };

    public static readonly QueryRoute One = new()
    {
        Path = "reports/{name}",
        Name = "report",
        Summary = "One report; CSV with Accept: text/csv.",
        Right = Right.ReadAll,
        Codes = [ApiCodes.ReportUnknown],
        Answers = typeof(OnTimeReport),
        AlsoAs = ["text/csv"],
        Accessed = (exchange, _) => WantsCsv(exchange.Http.Request) ? new Accessed(AccessKind.Exported, $"name={exchange.PathPart("name")}, format=csv") : null,
        Find = (exchange, _) => Find(exchange),
    };

    private static async ValueTask<Found> Find(Exchange exchange)
    {
        if (exchange.PathPart("name") != OnTime)
            return new Problem(404, ApiCodes.ReportUnknown);

        var report = await exchange.Ports.Reports.OnTime(exchange.Ports.Clock.Now, exchange.Aborted).ConfigureAwait(false);
        if (!WantsCsv(exchange.Http.Request))
            return new Found(report);

        return new Found
        {
            Writing = async () =>
            {
                exchange.Http.Response.ContentType = "text/csv; charset=utf-8; header=present";
                await exchange.Http.Response.WriteAsync(Csv(report), exchange.Aborted).ConfigureAwait(false);
            },
        };
    }

    private static bool WantsCsv(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>RFC 4180: one line per value of each dimension.</summary>
    private static string Csv(OnTimeReport report)
    {
        var csv = new StringBuilder("dimension,value,finished,late,open,overdue\r\n");
        Line("all", "", report.All);
        foreach (var (dimension, values) in new[] { ("channel", report.Channels), ("milestone", report.Milestones), ("pack", report.Packs), ("month", report.Months) })
        {
            foreach (var (value, figures) in values)
                Line(dimension, value, figures);
        }

        return csv.ToString();

        void Line(string dimension, string value, OnTimeFigures f) => csv.Append(CultureInfo.InvariantCulture, $"{dimension},{Cell(value)},{f.Finished},{f.Late},{f.Open},{f.Overdue}\r\n");
    }

    /// <summary>Quoted where needed; a spreadsheet must not take a name for a formula.</summary>
    private static string Cell(string value)
    {
        var safe = value is ['=' or '+' or '-' or '@' or '\t', ..] ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
