using Recovery.Domain;
using Recovery.Domain.Calendars;
using Spectre.Console;

namespace Recovery.Cli.Answering;

/// <summary>An explanation for a person to read.</summary>
internal static class StretchTable
{
    public static void Show(IReadOnlyList<Stretch> stretches, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var table = new Table().AddColumns($"from ({timeZone})", "to", "counted", "why");
        foreach (var stretch in stretches)
        {
            var why = Words.Of(stretch.Kind) + (stretch.Note is { } note ? $" ({note})" : string.Empty);
            table.AddRow(Local(stretch.From, zone), Local(stretch.To, zone), stretch.Counted ? (stretch.To - stretch.From).ToString("c") : "–", why.EscapeMarkup());
        }

        AnsiConsole.Write(table);
    }

    private static string Local(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("ddd yyyy-MM-dd HH:mm:ss zzz", System.Globalization.CultureInfo.InvariantCulture);
}
