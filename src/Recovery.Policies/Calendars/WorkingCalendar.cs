using NodaTime;
using Recovery.Domain.Calendars;

namespace Recovery.Policies.Calendars;

/// <summary>
/// <see cref="IWorkingCalendar"/> on the IANA zones that NodaTime carries: every operation is a binary search in a year laid out beforehand.
/// </summary>
/// <remarks>
/// Openings are measured in elapsed real time: a night with a change of the clocks is an hour shorter or longer. A time of day that the change
/// skips moves forward by what was skipped; of one that comes twice the first is meant.
/// No working time added to or subtracted from a closed instant is that instant itself, not the next opening.
/// Answers lie between the years 0001 and 9999; local time before or after those years is closed.
/// </remarks>
public sealed class WorkingCalendar : IWorkingCalendar
{
    private readonly CalendarYears _years;
    private readonly bool _neverOpens;

    /// <param name="definition">A definition as <see cref="CalendarFile"/> reads it: intervals in order and without overlap.</param>
    /// <exception cref="NodaTime.TimeZones.DateTimeZoneNotFoundException">The zone is not an IANA identifier.</exception>
    public WorkingCalendar(CalendarDefinition definition)
    {
        Definition = definition;
        _years = new CalendarYears(definition, DateTimeZoneProviders.Tzdb[definition.TimeZone]);
        _neverOpens = definition.NeverOpens;
    }

    /// <summary>What the calendar is made of.</summary>
    public CalendarDefinition Definition { get; }

    /// <inheritdoc/>
    public PolicyRef Ref => Definition.Ref;

    /// <inheritdoc/>
    public string TimeZone => Definition.TimeZone;

    /// <inheritdoc/>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan workingTime, IReadOnlyList<Pause> pauses)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingTime, TimeSpan.Zero);
        var at = from.UtcTicks;
        var left = workingTime.Ticks;
        if (left == 0)
            return Instant(at);

        if (pauses.Count > 0)
        {
            foreach (var pause in Pauses.Within(pauses, at, Pauses.Never))
            {
                var runs = OpenTicks(at, pause.From);
                if (left <= runs)
                    break;
                if (pause.To == Pauses.Never)
                    throw Exhausted($"the clock is paused from {Instant(pause.From):u} on and was not resumed");
                left -= runs;
                at = pause.To;
            }
        }

        return Instant(AddTicks(at, left));
    }

    /// <inheritdoc/>
    public DateTimeOffset Subtract(DateTimeOffset until, TimeSpan workingTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingTime, TimeSpan.Zero);
        if (workingTime == TimeSpan.Zero)
            return Instant(until.UtcTicks);
        if (_neverOpens)
            throw Exhausted("it never opens");

        var year = _years.At(until.UtcTicks);
        var number = year.Year;
        var run = year.OpenUntil(until.UtcTicks) - workingTime.Ticks;
        while (run < 0)
        {
            if (!CalendarYears.Has(--number))
                throw Exhausted($"it did not open for {workingTime} before {until:u}");
            run += _years.Total(number);
        }

        return Instant(_years[number].BeforeOpen(run));
    }

    /// <inheritdoc/>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to, IReadOnlyList<Pause> pauses)
    {
        var start = from.UtcTicks;
        var end = to.UtcTicks;
        if (end <= start)
            return TimeSpan.Zero;

        var open = OpenTicks(start, end);
        if (pauses.Count > 0)
        {
            foreach (var pause in Pauses.Within(pauses, start, end))
                open -= OpenTicks(pause.From, pause.To);
        }

        return new TimeSpan(open);
    }

    /// <inheritdoc/>
    public bool IsOpen(DateTimeOffset at) => !_neverOpens && _years.At(at.UtcTicks).IsOpen(at.UtcTicks);

    /// <inheritdoc/>
    public DateTimeOffset NextOpen(DateTimeOffset at)
    {
        if (_neverOpens)
            throw Exhausted("it never opens");

        var ticks = at.UtcTicks;
        var year = _years.At(ticks);
        if (year.IsOpen(ticks))
            return Instant(ticks);
        if (year.OpeningAfter(ticks) is { } sameYear)
            return Instant(sameYear);

        for (var number = year.Year + 1; CalendarYears.Has(number); number++)
        {
            if (_years.Total(number) > 0)
                return Instant(_years[number].OpeningAfter(0)!.Value);
        }

        throw Exhausted($"it does not open after {at:u}");
    }

    /// <inheritdoc/>
    public DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDayNumber(_years.At(at.UtcTicks).DayOf(at.UtcTicks));

    /// <inheritdoc/>
    public bool IsWorkingDay(DateOnly day) =>
        CalendarYears.Keeps(day.Year) ? _years[day.Year].OpeningsOf(day.DayNumber).Any : Definition.HoursOf(day).Count > 0;

    /// <inheritdoc/>
    /// <remarks>A one-off opening leaves a public holiday what it is.</remarks>
    public bool IsJourOuvrable(DateOnly day) => day.DayOfWeek != DayOfWeek.Sunday && !Definition.Holidays.ContainsKey(day);

    /// <inheritdoc/>
    /// <remarks>A one-off opening leaves a public holiday what it is.</remarks>
    public bool IsBusinessDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Definition.Holidays.ContainsKey(day);

    /// <inheritdoc/>
    public DateTimeOffset CloseOf(DateOnly day)
    {
        var openings = _years[day.Year].OpeningsOf(day.DayNumber);
        return openings.Any ? Instant(openings.Ends[^1]) : EndOf(day);
    }

    /// <inheritdoc/>
    public DateTimeOffset OpeningOf(DateOnly day)
    {
        var year = _years[day.Year];
        var openings = year.OpeningsOf(day.DayNumber);
        return Instant(openings.Any ? openings.Starts[0] : year.StartOf(day.DayNumber));
    }

    /// <inheritdoc/>
    public DateTimeOffset EndOf(DateOnly day) => Instant(Math.Max(0, _years[day.Year].EndOf(day.DayNumber) - TimeSpan.TicksPerSecond));

    /// <inheritdoc/>
    /// <exception cref="CalendarExhaustedException">The period is longer than <see cref="Explanation.LongestYears"/> years.</exception>
    public IReadOnlyList<Stretch> Explain(DateTimeOffset from, DateTimeOffset to, IReadOnlyList<Pause> pauses) =>
        to <= from ? []
        : to - from > TimeSpan.FromDays(366 * Explanation.LongestYears) ? throw Exhausted($"an explanation covers at most {Explanation.LongestYears} years")
        : new Explanation(_years, Definition).Between(from.UtcTicks, to.UtcTicks, pauses);

    private long OpenTicks(long from, long to)
    {
        if (_neverOpens)
            return 0;

        var first = _years.At(from);
        if (to <= first.End)
            return first.OpenUntil(to) - first.OpenUntil(from);

        var last = _years.At(to);
        var open = first.Total - first.OpenUntil(from) + last.OpenUntil(to);
        for (var number = first.Year + 1; number < last.Year; number++)
            open += _years.Total(number);
        return first.Year == last.Year ? open - first.Total : open;
    }

    private long AddTicks(long from, long workingTime)
    {
        if (_neverOpens)
            throw Exhausted("it never opens");

        var year = _years.At(from);
        var number = year.Year;
        var left = workingTime;
        var runs = year.Total - year.OpenUntil(from);
        if (left <= runs)
            return year.AfterOpen(year.Total - runs + left);

        while (left > runs)
        {
            left -= runs;
            if (!CalendarYears.Has(++number))
                throw Exhausted($"it does not open for {new TimeSpan(workingTime)} after {Instant(from):u}");
            runs = _years.Total(number);
        }

        return _years[number].AfterOpen(left);
    }

    private CalendarExhaustedException Exhausted(string why) => new($"Calendar {Ref} cannot answer: {why}.");

    private static DateTimeOffset Instant(long utcTicks) => new(utcTicks, TimeSpan.Zero);
}
