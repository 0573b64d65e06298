namespace Recovery.Web.Replay;

/// <summary>One thing known of a case at a moment, as a reader would put it.</summary>
/// <param name="Key">Tells the same thing again at another moment.</param>
/// <param name="Voice">It is in the complainant's own words.</param>
public sealed record Fact(string Group, string Key, string Label, string Value, bool Voice = false);

/// <summary>A fact beside what it was at an earlier moment.</summary>
/// <param name="Now">Null where it is known no longer.</param>
/// <param name="Before">Null where it was not known yet, or nobody compares.</param>
public sealed record Difference(Fact? Now, Fact? Before, bool Compared)
{
    /// <summary>Whichever there is.</summary>
    public Fact Any => Now ?? Before!;

    /// <summary>It came, went, or became another between the two moments.</summary>
    public bool Changed => Compared && Now?.Value != Before?.Value;

    /// <summary>Facts of a moment beside those of an earlier one, in the order of the later.</summary>
    public static IReadOnlyList<Difference> Between(IReadOnlyList<Fact>? before, IReadOnlyList<Fact> now)
    {
        var earlier = before?.ToDictionary(fact => fact.Key, StringComparer.Ordinal) ?? [];
        var known = now.Select(fact => fact.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. now.Select(fact => new Difference(fact, earlier.GetValueOrDefault(fact.Key), before is not null)),
            .. (before ?? []).Where(fact => !known.Contains(fact.Key)).Select(fact => new Difference(null, fact, Compared: true)),
        ];
    }
}
