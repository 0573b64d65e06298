using Recovery.Domain.Calendars;

namespace Recovery.Policies.Calendars;

/// <summary>Pauses as ordered, disjoint, half-open periods of UTC ticks; an open-ended one ends at <see cref="Never"/>.</summary>
internal static class Pauses
{
    public const long Never = long.MaxValue;

    /// <summary>The pauses that touch [<paramref name="from"/>, <paramref name="to"/>), cut to it and merged where they overlap or meet.</summary>
    public static List<(long From, long To, string Reason)> Within(IReadOnlyList<Pause> pauses, long from, long to)
    {
        var cut = new List<(long From, long To, string Reason)>(pauses.Count);
        foreach (var pause in pauses)
        {
            var start = Math.Max(from, pause.From.UtcTicks);
            var end = Math.Min(to, pause.To?.UtcTicks ?? Never);
            if (start < end)
                cut.Add((start, end, pause.Reason));
        }

        cut.Sort((a, b) => (a.From, a.To).CompareTo((b.From, b.To)));
        var kept = 0;
        for (var i = 1; i < cut.Count; i++)
        {
            if (cut[i].From < cut[kept].To || (cut[i].From == cut[kept].To && cut[i].Reason == cut[kept].Reason))
                cut[kept] = cut[kept] with { To = Math.Max(cut[kept].To, cut[i].To) };
            else
                cut[++kept] = cut[i];
        }

        if (cut.Count > 0)
            cut.RemoveRange(kept + 1, cut.Count - kept - 1);
        return cut;
    }
}
