namespace Recovery.Integrations.Mail.Capping;

/// <summary>
/// At most so many answers to, or new cases from, one sender within a window that slides: what stops a machine that no header gives away.
/// Pure: whoever keeps the instants passes them in.
/// </summary>
/// <param name="Limit">How many; 0 allows nothing.</param>
/// <param name="Window">How long each counts.</param>
public sealed record SenderCap(int Limit, TimeSpan Window)
{
    /// <summary>May there be one more now?</summary>
    /// <param name="earlier">When there were such before, in any order. Instants after <paramref name="now"/> count too: clocks differ between nodes.</param>
    public CapVerdict Of(IEnumerable<DateTimeOffset> earlier, DateTimeOffset now)
    {
        var counted = earlier.Where(at => now - at < Window).Order().ToList();
        return counted.Count < Limit ? new CapVerdict(Allowed: true, null)
            : Limit <= 0 ? new CapVerdict(Allowed: false, null)
            : new CapVerdict(Allowed: false, Until(counted[^Limit]));
    }

    // Near the year 9999 there is no later instant
    private DateTimeOffset Until(DateTimeOffset at) => DateTimeOffset.MaxValue - at < Window ? DateTimeOffset.MaxValue : at + Window;
}

/// <summary>Whether there may be one more.</summary>
/// <param name="AgainAt">When there may be again, if not now; null where never.</param>
public sealed record CapVerdict(bool Allowed, DateTimeOffset? AgainAt);
