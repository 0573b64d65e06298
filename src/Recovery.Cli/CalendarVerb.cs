using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Recovery.Cli.Answering;
using Recovery.Cli.Arguments;
using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Policies.Calendars;

namespace Recovery.Cli;

/// <summary><c>calendar add|between|explain</c>: working-time arithmetic on a calendar file, without a database (DESIGN 11).</summary>
internal static class CalendarVerb
{
    private static readonly Option<string> File = new("--calendar") { Description = "The calendar file.", HelpName = "F.json", Required = true };
    private static readonly Option<DateTimeOffset> From = Shared.InstantOption("--from", "Where to begin.");
    private static readonly Option<DateTimeOffset> To = Shared.InstantOption("--to", "Where to end.");
    private static readonly Option<decimal> Minutes = new("--minutes") { Description = "Working minutes; negative ones count backwards.", HelpName = "N", Required = true };

    public static Command Command() => new("calendar", "Working-time arithmetic on a calendar file.") { Add(), Between(), Explain() };

    private static Command Add()
    {
        var add = new Command("add", "The instant at which so many working minutes have run.") { File, From, Minutes };
        add.SetAction(args => Answer(args, calendar =>
        {
            var (from, budget) = (args.GetValue(From), Budget(args.GetValue(Minutes)));
            var due = budget < TimeSpan.Zero ? calendar.Subtract(from, budget.Negate()) : calendar.Add(from, budget, []);
            if (args.GetValue(Shared.Json))
                JsonAnswer.Write(writer => writer.WriteString("due", Instants.Text(due)));
            else
                Console.WriteLine(Instants.Text(due));
        }));
        return add;
    }

    private static Command Between()
    {
        var between = new Command("between", "Working minutes between two instants.") { File, From, To };
        between.SetAction(args => Answer(args, calendar =>
        {
            var minutes = InMinutes(calendar.Between(args.GetValue(From), args.GetValue(To), []));
            if (args.GetValue(Shared.Json))
                JsonAnswer.Write(writer => writer.WriteNumber("minutes", minutes));
            else
                Console.WriteLine(minutes.ToString(CultureInfo.InvariantCulture));
        }));
        return between;
    }

    private static Command Explain()
    {
        var explain = new Command("explain", "Every stretch between two instants: which counted, which did not and why.") { File, From, To };
        explain.SetAction(args => Answer(args, calendar =>
        {
            var (from, to) = (args.GetValue(From), args.GetValue(To));
            var stretches = calendar.Explain(from, to, []);
            if (args.GetValue(Shared.Json))
                JsonAnswer.Write(writer => Write(writer, InMinutes(calendar.Between(from, to, [])), stretches));
            else
                StretchTable.Show(stretches, calendar.TimeZone);
        }));
        return explain;
    }

    private static void Write(Utf8JsonWriter writer, decimal minutes, IReadOnlyList<Stretch> stretches)
    {
        writer.WriteNumber("minutes", minutes);
        writer.WriteStartArray("stretches");
        foreach (var stretch in stretches)
        {
            writer.WriteStartObject();
            writer.WriteString("from", Instants.Text(stretch.From));
            writer.WriteString("to", Instants.Text(stretch.To));
            writer.WriteString("kind", Words.Of(stretch.Kind));
            writer.WriteBoolean("counted", stretch.Counted);
            if (stretch.Note is { } note)
                writer.WriteString("note", note);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static int Answer(ParseResult args, Action<WorkingCalendar> answer)
    {
        var path = args.GetRequiredValue(File);
        var read = CalendarFile.Read(Shared.ReadFile(path), HolidaySets.Beside(path), Path.GetFileNameWithoutExtension(path));
        if (read.Value is not { } definition)
            throw StoppedException.BadArguments($"{path} is not a calendar:\n" + string.Join('\n', read.Errors.Select(error => $"  {error}")));

        try
        {
            answer(new WorkingCalendar(definition));
            return Exit.Done;
        }
        catch (Exception beyond) when (beyond is CalendarExhaustedException or ArgumentOutOfRangeException)
        {
            throw StoppedException.FoundWrong(beyond.Message);
        }
    }

    private static TimeSpan Budget(decimal minutes)
    {
        try
        {
            return TimeSpan.FromTicks((long)(minutes * TimeSpan.TicksPerMinute));
        }
        catch (OverflowException)
        {
            throw StoppedException.BadArguments("--minutes is more than any calendar holds");
        }
    }

    /// <summary>Minutes without a needless fraction: 90, or 90.5.</summary>
    private static decimal InMinutes(TimeSpan time) => time.Ticks % TimeSpan.TicksPerMinute == 0
        ? time.Ticks / TimeSpan.TicksPerMinute
        : (decimal)time.Ticks / TimeSpan.TicksPerMinute;
}
