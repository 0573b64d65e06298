using Recovery.Domain.Calendars;

namespace Recovery.Domain.Sla;

/// <summary>
/// Phone, e-mail, sms and web are due before letter, and verbal before all: compared as instants, in every situation the pack tells apart, from
/// several moments of the week. A milestone whose clocks do not tell channels apart, as in most laws, is the same for all and passes.
/// </summary>
internal static class ChannelOrder
{
    private static readonly Channel[] Channels = Enum.GetValues<Channel>();

    private sealed record Situation(Severity Severity, Procedure Procedure, string? Product, string? Class);

    public static IEnumerable<PackViolation> Check(Pack pack, IWorkingCalendar calendar)
    {
        var moments = Moments(calendar).ToList();
        foreach (var clock in pack.Clocks.Where(clock => clock.ExtendedTarget is not null))
        {
            if (moments.Exists(at => Targets.DueAt(clock.ExtendedTarget!, at, clock, [], calendar) <= Targets.DueAt(clock.Target, at, clock, [], calendar)))
                yield return new("extension-shortens", clock.Id, "The extended target is not later than the target; write the whole time from the anchor, such as 35 for 15 + 20.");
        }

        foreach (var milestone in pack.Clocks.GroupBy(clock => clock.Milestone, StringComparer.Ordinal).Where(same => same.Any(clock => clock.AppliesTo.Channels is not null)))
        {
            var told = new HashSet<(Channel, Channel)>();
            foreach (var (sooner, later) in OutOfOrder([.. milestone], moments, calendar).Where(told.Add))
                yield return Violation(milestone.Key, sooner, later);
        }
    }

    private static PackViolation Violation(string milestone, Channel sooner, Channel later) => new(
        sooner == Channel.Verbal ? "verbal-not-first" : "letter-first",
        null,
        $"Milestone \"{milestone}\" is not always due earlier by {Name(sooner)} than by {Name(later)}; shorten the target for {Name(sooner)} or lengthen that for {Name(later)}.");

    private static IEnumerable<(Channel Sooner, Channel Later)> OutOfOrder(ClockRule[] clocks, List<DateTimeOffset> moments, IWorkingCalendar calendar)
    {
        foreach (var situation in Situations(clocks))
        {
            foreach (var at in moments)
            {
                var due = Channels.ToDictionary(channel => channel, channel => Earliest(clocks, channel, situation, at, calendar));
                foreach (var (sooner, later) in Pairs())
                {
                    if (due[sooner] >= due[later]) // never true where one of them has no such clock
                        yield return (sooner, later);
                }
            }
        }
    }

    private static IEnumerable<(Channel Sooner, Channel Later)> Pairs() =>
        Channels.Where(channel => channel != Channel.Verbal).Select(channel => (Channel.Verbal, channel))
            .Concat(Channels.Where(channel => channel is not (Channel.Verbal or Channel.Letter)).Select(channel => (channel, Channel.Letter)));

    private static DateTimeOffset? Earliest(ClockRule[] clocks, Channel channel, Situation situation, DateTimeOffset at, IWorkingCalendar calendar) => clocks
        .Where(clock => Applies(clock.AppliesTo, channel, situation))
        .Select(clock => (DateTimeOffset?)DueAt(clock, situation.Severity, at, calendar))
        .Min();

    private static DateTimeOffset DueAt(ClockRule clock, Severity severity, DateTimeOffset at, IWorkingCalendar calendar)
    {
        var due = Targets.DueAt(clock.Target, at, clock, [], calendar);
        return severity == Severity.High && clock.HighSeverityFactor is > 0 and < 1 ? Targets.Share(at, due, clock.HighSeverityFactor, [], calendar) : due;
    }

    private static bool Applies(AppliesTo when, Channel channel, Situation situation) =>
        (when.Channels?.Contains(channel) ?? true)
        && (when.Severities?.Contains(situation.Severity) ?? true)
        && (when.Procedures?.Contains(situation.Procedure) ?? true)
        && (when.Products is null || (situation.Product is { } product && when.Products.Contains(product, StringComparer.OrdinalIgnoreCase)))
        && (when.NotProducts is null || situation.Product is null || !when.NotProducts.Contains(situation.Product, StringComparer.OrdinalIgnoreCase))
        && (when.ComplainantClasses is null || (situation.Class is { } kind && when.ComplainantClasses.Contains(kind, StringComparer.OrdinalIgnoreCase)));

    private static IEnumerable<Situation> Situations(ClockRule[] clocks)
    {
        string?[] products = [null, .. clocks.SelectMany(clock => (clock.AppliesTo.Products ?? []).Concat(clock.AppliesTo.NotProducts ?? [])).Distinct(StringComparer.OrdinalIgnoreCase)];
        string?[] classes = [null, .. clocks.SelectMany(clock => clock.AppliesTo.ComplainantClasses ?? []).Distinct(StringComparer.OrdinalIgnoreCase)];
        return from severity in Enum.GetValues<Severity>()
               from procedure in Enum.GetValues<Procedure>()
               from product in products
               from kind in classes
               select new Situation(severity, procedure, product, kind);
    }

    /// <summary>Mid-morning, ten minutes before the week ends, ten minutes before a holiday, a Saturday and a night.</summary>
    private static IEnumerable<DateTimeOffset> Moments(IWorkingCalendar calendar)
    {
        var days = Enumerable.Range(0, 366).Select(new DateOnly(2026, 1, 5).AddDays).ToList();
        var monday = days.Find(day => day.DayOfWeek == DayOfWeek.Monday && calendar.IsWorkingDay(day));
        var friday = days.Find(day => day.DayOfWeek == DayOfWeek.Friday && calendar.IsWorkingDay(day));
        var eve = days.Find(day => calendar.IsWorkingDay(day) && day.DayOfWeek < DayOfWeek.Friday && !calendar.IsBusinessDay(day.AddDays(1)));
        if (monday != default)
            yield return calendar.OpeningOf(monday).AddHours(1);
        if (friday != default)
            yield return calendar.CloseOf(friday).AddMinutes(-10);
        if (eve != default)
            yield return calendar.CloseOf(eve).AddMinutes(-10);
        yield return calendar.EndOf(days.Find(day => day.DayOfWeek == DayOfWeek.Friday)).AddHours(12);
        yield return calendar.EndOf(days[1]).AddHours(3);
    }

    private static string Name(Channel channel) => channel.ToString().ToLowerInvariant();
}
