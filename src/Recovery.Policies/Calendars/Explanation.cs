using Recovery.Domain.Calendars;

namespace Recovery.Policies.Calendars;

/// <summary>Tells a period stretch by stretch: what counted, and what did not and why.</summary>
internal sealed class Explanation(CalendarYears years, CalendarDefinition calendar)
{
    /// <summary>A longer period has more stretches than anybody reads.</summary>
    public const int LongestYears = 100;

    private readonly List<Stretch> _told = [];
    private long _at;

    /// <summary>The stretches of [from, to), without gaps; neighbours of one kind and note are one. A pause hides whatever lies under it.</summary>
    public IReadOnlyList<Stretch> Between(long from, long to, IReadOnlyList<Pause> pauses)
    {
        _at = from;
        foreach (var pause in Pauses.Within(pauses, from, to))
        {
            TellHours(pause.From);
            Tell(pause.To, StretchKind.Paused, pause.Reason);
        }

        TellHours(to);
        return _told;
    }

    private void TellHours(long until)
    {
        while (_at < until)
        {
            var year = years.At(_at);
            var day = year.DayOf(_at);
            var (kind, note) = calendar.ReasonClosed(DateOnly.FromDayNumber(day));
            var openings = year.OpeningsOf(day);
            var dayEnds = year.EndOf(day) > _at ? Math.Min(until, year.EndOf(day)) : until; // beyond the last day of the last year
            for (var i = 0; i < openings.Starts.Length; i++)
            {
                Tell(Math.Min(until, openings.Starts[i]), kind, note);
                Tell(Math.Min(until, openings.Ends[i]), StretchKind.Open, null);
            }

            Tell(dayEnds, kind, note);
        }
    }

    private void Tell(long until, StretchKind kind, string? note)
    {
        if (until <= _at)
            return;

        var end = new DateTimeOffset(until, TimeSpan.Zero);
        if (_told is [.., var last] && last.Kind == kind && last.Note == note)
            _told[^1] = last with { To = end };
        else
            _told.Add(new Stretch(new DateTimeOffset(_at, TimeSpan.Zero), end, kind, note));
        _at = until;
    }
}
