using Recovery.Domain.Calendars;
using Recovery.Domain.Sla;
using Recovery.Web.Shared;

namespace Recovery.Web.Policies;

/// <summary>One line of how a clock was counted.</summary>
/// <param name="When">Day or stretch of time.</param>
/// <param name="Counted">It counted towards the clock.</param>
public sealed record ReckonedLine(string When, string Says, bool Counted);

/// <summary>Tells how a clock came to its due instant, in the viewer's words; days and stretches of one kind are told together.</summary>
public sealed class Reckoning(Texts texts, Say say, IWorkingCalendar calendar)
{
    /// <summary>The whole reckoning of a clock, from its start to its due instant.</summary>
    public IReadOnlyList<ReckonedLine> Of(ClockExplanation clock) => clock.Days.Count > 0 ? Days(clock.Days) : Stretches(clock);

    private List<ReckonedLine> Days(IReadOnlyList<ExplainedDay> days)
    {
        var told = new List<ReckonedLine>();
        for (var n = 0; n < days.Count;)
        {
            var first = days[n];
            var next = n + 1;
            while (next < days.Count && days[next].Kind == first.Kind && days[next].Note == first.Note)
                next++;
            var last = days[next - 1];
            told.Add(new ReckonedLine(Span(first.Date, last.Date), Says(first, last), first.Counted));
            n = next;
        }

        return told;
    }

    private string Says(ExplainedDay first, ExplainedDay last) => first.Kind switch
    {
        DayKind.Counted when first.Number == last.Number    => texts["policies.day.counted-one", first.Number],
        DayKind.Counted                                     => texts["policies.day.counted", first.Number, last.Number],
        _ => WithNote(texts["policies.day." + Domain.Words.Of(first.Kind)], first.Note),
    };

    private List<ReckonedLine> Stretches(ClockExplanation clock)
    {
        var continuous = clock.Target?.Unit == TimeUnit.ContinuousHours;
        var told = new List<ReckonedLine>();
        for (var n = 0; n < clock.Stretches.Count;)
        {
            var first = clock.Stretches[n];
            var next = n + 1;
            while (next < clock.Stretches.Count && !first.Counted && !clock.Stretches[next].Counted)
                next++;
            var last = clock.Stretches[next - 1];
            var says = first.Counted
                ? texts["policies.stretch.counted", say.Lasting(continuous ? last.To - first.From : calendar.Between(first.From, last.To, []))]
                : texts["policies.stretch.closed", string.Join(", ", clock.Stretches.Skip(n).Take(next - n).Select(Why).Distinct(StringComparer.Ordinal))];
            told.Add(new ReckonedLine(Span(first.From, last.To), says, first.Counted));
            n = next;
        }

        return told;
    }

    private string Why(Stretch stretch) => WithNote(texts["policies.closed." + Domain.Words.Of(stretch.Kind)], stretch.Note);

    private static string WithNote(string said, string? note) => note is null ? said : $"{said}: {note}";

    private string Span(DateOnly first, DateOnly last) => first == last ? say.Day(first) : $"{say.Day(first)} – {say.Day(last)}";

    private string Span(DateTimeOffset from, DateTimeOffset to) =>
        say.Local(from).Date == say.Local(to).Date ? $"{say.Instant(from)} – {say.Time(to)}" : $"{say.Instant(from)} – {say.Instant(to)}";
}
