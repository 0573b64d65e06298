using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Recovery.Cli.Answering;
using Recovery.Cli.Arguments;
using Recovery.Cli.Databases;
using Recovery.Engine.Reading;
using Spectre.Console;

namespace Recovery.Cli;

/// <summary><c>report NAME</c>: figures over all cases.</summary>
internal static class ReportVerb
{
    private static readonly Argument<string> Name = new("NAME") { Description = "on-time: answered by when they had to be, in all and per channel, milestone, pack and month." };

    public static Command Command()
    {
        Name.AcceptOnlyFromAmong("on-time");
        var report = new Command("report", "Figures over all cases.") { Name };
        report.SetAction(Run);
        return report;
    }

    private static async Task<int> Run(ParseResult args, CancellationToken cancellation)
    {
        await using var workplace = await Workplace.Open(cancellation).ConfigureAwait(false);
        var report = await workplace.Reports.OnTime(workplace.Clock.Now, cancellation).ConfigureAwait(false);
        if (args.GetValue(Shared.Json))
            JsonAnswer.Write(writer => Write(writer, report));
        else
            Show(report);
        return Exit.Done;
    }

    private static void Write(Utf8JsonWriter writer, OnTimeReport report)
    {
        Write(writer, "all", report.All);
        foreach (var (name, figures) in Parts(report))
        {
            writer.WriteStartObject(name);
            foreach (var (key, value) in figures.OrderBy(part => part.Key, StringComparer.Ordinal))
                Write(writer, key, value);
            writer.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, OnTimeFigures figures)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("finished", figures.Finished);
        writer.WriteNumber("late", figures.Late);
        writer.WriteNumber("open", figures.Open);
        writer.WriteNumber("overdue", figures.Overdue);
        writer.WriteEndObject();
    }

    private static void Show(OnTimeReport report)
    {
        var table = new Table().AddColumns("", "finished", "of them late", "open", "of them overdue");
        Add(table, "all", report.All);
        foreach (var (name, figures) in Parts(report))
        {
            table.AddEmptyRow();
            foreach (var (key, value) in figures.OrderBy(part => part.Key, StringComparer.Ordinal))
                Add(table, $"{name}: {key}", value);
        }

        AnsiConsole.Write(table);
    }

    private static void Add(Table table, string name, OnTimeFigures figures) =>
        table.AddRow(name.EscapeMarkup(), Text(figures.Finished), Text(figures.Late), Text(figures.Open), Text(figures.Overdue));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static (string Name, IReadOnlyDictionary<string, OnTimeFigures> Figures)[] Parts(OnTimeReport report) =>
        [("channels", report.Channels), ("milestones", report.Milestones), ("packs", report.Packs), ("months", report.Months)];
}
