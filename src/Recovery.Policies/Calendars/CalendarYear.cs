namespace Recovery.Policies.Calendars;

/// <summary>
/// One local year of a calendar, laid out for search: its openings as UTC ticks, and beside each the opening time that ran before it.
/// </summary>
internal sealed class CalendarYear
{
    private readonly int _firstDay;
    private readonly long[] _dayStarts;   // one more than there are days: the last is the end of the year
    private readonly int[] _firstOpening; // index of each day's first opening, again one more
    private readonly long[] _starts;
    private readonly long[] _ends;
    private readonly long[] _before;      // opening time of this year before each opening

    internal CalendarYear(CalendarDefinition calendar, ZoneDays zone, int year)
    {
        Year = year;
        var days = DateTime.IsLeapYear(year) ? 366 : 365;
        _firstDay = new DateOnly(year, 1, 1).DayNumber;
        _dayStarts = new long[days + 1];
        _firstOpening = new int[days + 1];
        var starts = new List<long>(days * 2);
        var ends = new List<long>(days * 2);
        var before = new List<long>(days * 2);

        for (var day = 0; day <= days; day++)
            _dayStarts[day] = zone.StartOf(_firstDay + day);

        for (var day = 0; day < days; day++)
        {
            _firstOpening[day] = starts.Count;
            var free = _dayStarts[day];
            foreach (var opening in calendar.HoursOf(DateOnly.FromDayNumber(_firstDay + day)))
            {
                var from = Math.Max(free, zone.At(_firstDay + day, opening.FromMinute));
                var to = Math.Min(_dayStarts[day + 1], zone.At(_firstDay + day, opening.ToMinute));
                if (from >= to)
                    continue; // its whole length was skipped by a change of the clocks

                starts.Add(from);
                ends.Add(to);
                before.Add(Total);
                Total += to - from;
                free = to;
            }
        }

        _firstOpening[days] = starts.Count;
        _starts = [.. starts];
        _ends = [.. ends];
        _before = [.. before];
    }

    public int Year { get; }

    /// <summary>First instant of the year, UTC ticks.</summary>
    public long Start => _dayStarts[0];

    /// <summary>First instant of the next year, UTC ticks.</summary>
    public long End => _dayStarts[^1];

    /// <summary>Opening time of the whole year, in ticks.</summary>
    public long Total { get; }

    /// <summary>Opening time of this year up to an instant.</summary>
    public long OpenUntil(long at)
    {
        var i = LastStartingBy(at);
        return i < 0 ? 0 : _before[i] + Math.Min(at, _ends[i]) - _starts[i];
    }

    /// <summary>The first instant at which <paramref name="run"/> ticks (1 to <see cref="Total"/>) of this year's opening time have run.</summary>
    public long AfterOpen(long run)
    {
        var i = Array.BinarySearch(_before, run);
        i = (i < 0 ? ~i : i) - 1; // the last opening that begins with less than `run`: it ends at closing time, not at the next opening
        return _starts[i] + run - _before[i];
    }

    /// <summary>The last instant at which <paramref name="run"/> ticks (0 to less than <see cref="Total"/>) of this year's opening time have run.</summary>
    public long BeforeOpen(long run)
    {
        var i = Array.BinarySearch(_before, run);
        i = i < 0 ? ~i - 1 : i;
        return _starts[i] + run - _before[i];
    }

    public bool IsOpen(long at)
    {
        var i = LastStartingBy(at);
        return i >= 0 && at < _ends[i];
    }

    /// <summary>The first opening after an instant at which the calendar is closed; null when none is left this year.</summary>
    public long? OpeningAfter(long at)
    {
        var i = LastStartingBy(at) + 1;
        return i < _starts.Length ? _starts[i] : null;
    }

    /// <summary>The day number of the local date of an instant of this year.</summary>
    public int DayOf(long at)
    {
        var i = Array.BinarySearch(_dayStarts, at);
        i = Math.Max(0, i < 0 ? ~i - 1 : i);
        while (i + 1 < _dayStarts.Length - 1 && _dayStarts[i + 1] == _dayStarts[i])
            i++; // a date the zone skipped has no instant of its own
        return _firstDay + Math.Min(i, _dayStarts.Length - 2);
    }

    public long StartOf(int dayNumber) => _dayStarts[dayNumber - _firstDay];

    public long EndOf(int dayNumber) => _dayStarts[dayNumber - _firstDay + 1];

    /// <summary>The openings of one day, as UTC ticks.</summary>
    public DayOpenings OpeningsOf(int dayNumber)
    {
        var from = _firstOpening[dayNumber - _firstDay];
        var count = _firstOpening[dayNumber - _firstDay + 1] - from;
        return new(_starts.AsSpan(from, count), _ends.AsSpan(from, count));
    }

    private int LastStartingBy(long at)
    {
        var i = Array.BinarySearch(_starts, at);
        return i < 0 ? ~i - 1 : i;
    }
}

/// <summary>Starts and ends of the openings of one day, UTC ticks.</summary>
internal readonly ref struct DayOpenings(ReadOnlySpan<long> starts, ReadOnlySpan<long> ends)
{
    public readonly ReadOnlySpan<long> Starts = starts;
    public readonly ReadOnlySpan<long> Ends = ends;
    public bool Any => Starts.Length > 0;
}
