namespace Recovery.Domain.Sla;

/// <summary>
/// Makes one flat pack of a pack and those it includes, once, when it is published: a published pack never changes because another one did.
/// </summary>
public static class PackComposition
{
    /// <summary>
    /// The pack with the clocks of its includes in front of its own, less those displaced; an empty ladder is taken from the first include.
    /// <see cref="Pack.Includes"/> of the result names the versions that went in, as <c>house@1</c>.
    /// </summary>
    /// <param name="pack">As written, its includes by name (<c>house</c>, the latest) or by version (<c>house@1</c>).</param>
    /// <param name="find">A flat pack by either; null where there is none.</param>
    public static (Pack Flat, IReadOnlyList<PackViolation> Violations) Compose(Pack pack, Func<string, Pack?> find)
    {
        List<PackViolation> violations = [];
        List<Pack> included = [];
        foreach (var name in pack.Includes)
        {
            if (name == pack.Ref.Name || find(name) is not { } other)
                violations.Add(new("includes-unknown", null, $"The pack includes \"{name}\", which is not a published pack; publish it first or take it out of \"includes\"."));
            else
                included.Add(other);
        }

        var theirs = included.SelectMany(other => other.Clocks).DistinctBy(clock => clock.Id, StringComparer.Ordinal).ToList();
        foreach (var clock in pack.Clocks)
        {
            foreach (var id in clock.Displaces)
                Displace(clock, id, theirs, violations);
        }

        var flat = pack with
        {
            Clocks = [.. theirs, .. pack.Clocks],
            Ladder = pack.Ladder.Count > 0 ? pack.Ladder : included.Select(other => other.Ladder).FirstOrDefault() ?? [],
            Includes = [.. included.Select(other => other.Ref.ToString())],
        };
        return (flat, violations);
    }

    private static void Displace(ClockRule clock, string id, List<ClockRule> theirs, List<PackViolation> violations)
    {
        var displaced = theirs.Find(other => other.Id == id);
        if (displaced is null)
            violations.Add(new("displaces-unknown", clock.Id, $"It displaces \"{id}\", which no included pack has; write the id of an included clock or drop it."));
        else if (!Covers(clock.AppliesTo, displaced.AppliesTo))
            violations.Add(new("displaces-partly", clock.Id, $"It displaces \"{id}\" but applies to fewer cases, some of which would be left without a clock; widen its appliesTo."));
        else
            theirs.Remove(displaced);
    }

    private static bool Covers(AppliesTo wide, AppliesTo narrow) =>
        Holds(wide.Channels, narrow.Channels) && Holds(wide.Severities, narrow.Severities) && Holds(wide.Procedures, narrow.Procedures)
        && Holds(wide.Products, narrow.Products) && Holds(wide.ComplainantClasses, narrow.ComplainantClasses)
        && (wide.NotProducts is null || (narrow.NotProducts is not null && wide.NotProducts.All(narrow.NotProducts.Contains)));

    private static bool Holds<T>(IReadOnlyList<T>? wide, IReadOnlyList<T>? narrow) => wide is null || (narrow is not null && narrow.All(wide.Contains));
}
