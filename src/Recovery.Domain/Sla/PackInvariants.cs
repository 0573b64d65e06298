using Recovery.Domain.Calendars;

namespace Recovery.Domain.Sla;

/// <summary>
/// What every published pack keeps to (DESIGN 4). Checked on a flat pack, see <see cref="PackComposition"/>, in the calendar it names.
/// That no rule reads the size or revenue of a customer is certain already: <see cref="AppliesTo"/> has no word for it.
/// </summary>
public static class PackInvariants
{
    /// <summary>All violations; none for a pack that may be published.</summary>
    public static IReadOnlyList<PackViolation> Check(Pack pack, IWorkingCalendar calendar) =>
        [.. OfThePack(pack), .. pack.Clocks.SelectMany(OfOne), .. Ladder(pack.Ladder), .. Computed(pack, calendar)];

    private static IEnumerable<PackViolation> OfThePack(Pack pack)
    {
        if (pack.EffectiveTo < pack.EffectiveFrom)
            yield return new("effective-range", null, "effectiveTo is before effectiveFrom; swap them or leave effectiveTo out.");

        foreach (var twice in pack.Clocks.GroupBy(clock => clock.Id, StringComparer.Ordinal).Where(same => same.Count() > 1))
            yield return new("id-not-unique", twice.Key, "More than one clock has this id; give each its own, such as \"house.resolve.letter\".");
    }

    private static IEnumerable<PackViolation> OfOne(ClockRule clock)
    {
        if (clock.Statutory && string.IsNullOrWhiteSpace(clock.Source))
            yield return new("source-missing", clock.Id, "A statutory clock must name its source; write the law or rule, such as \"FCA DISP 1.6.2R\".");

        if (clock.Target.Amount < 1 || clock.ExtendedTarget?.Amount < 1)
            yield return new("target-empty", clock.Id, "A target is at least one of its unit; write how long the clock runs.");

        if (clock.Stops.Count == 0)
            yield return new("stops-missing", clock.Id, "Nothing stops this clock, so that it would always be missed; name the event that meets it.");

        if (clock.HighSeverityFactor is <= 0 or > 1)
            yield return new("severity-slows", clock.Id, "highSeverityFactor must be above 0 and at most 1: high severity never waits longer.");

        if (clock is { OnDue: OnDue.CloseIfUndisputed, Start: not StartAnchor.Resolved })
            yield return new("closes-because-of-the-deadline", clock.Id, "Only a clock that starts when the case is resolved may close it; set start to \"resolved\" or onDue to \"record-missed\".");
    }

    private static IEnumerable<PackViolation> Ladder(IReadOnlyList<LadderStep> ladder)
    {
        var places = ladder.Select(Place).ToList();
        if (places.Count(place => place == Due) != 1)
            yield return new("ladder-due", null, "The ladder needs exactly one step at the due instant (percentOfTime 100): without it no miss is recorded.");

        if (places.Exists(place => place is null))
            yield return new("ladder-step", null, "Each step of the ladder has either percentOfTime (1 to 100) or workingDaysAfterDue (1 or more), not both and not neither.");

        if (places.Zip(places.Skip(1)).Any(pair => pair.Second <= pair.First))
            yield return new("ladder-order", null, "The steps of the ladder must follow each other in time; sort them and drop doubles.");

        foreach (var silent in ladder.Where(step => step.Tell.Count == 0))
            yield return new("ladder-tells-nobody", null, $"Step \"{silent.Name}\" of the ladder tells nobody; name a role in \"tell\".");
    }

    private const int Due = 100;

    private static int? Place(LadderStep step) => (step.PercentOfTime, step.WorkingDaysAfterDue) switch
    {
        ({ } percent and >= 1 and <= Due, null) => percent,
        (null, { } days and >= 1)               => Due + days,
        _                                       => null,
    };

    private static IReadOnlyList<PackViolation> Computed(Pack pack, IWorkingCalendar calendar)
    {
        try
        {
            return [.. ChannelOrder.Check(pack, calendar)];
        }
        catch (CalendarExhaustedException exhausted)
        {
            return [new("calendar-exhausted", null, $"The clocks cannot be computed in calendar {calendar.Ref}: {exhausted.Message} Give the calendar opening hours or name another one.")];
        }
    }
}
