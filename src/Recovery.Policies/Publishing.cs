using Recovery.Domain.Sla;
using Recovery.Policies.Calendars;
using Recovery.Policies.Json;
using Recovery.Policies.Packs;

namespace Recovery.Policies;

/// <summary>A pack as it would be published, or why it is refused.</summary>
/// <param name="Pack">The flat pack; null where the file itself cannot be read.</param>
/// <param name="Errors">What is wrong with the file.</param>
/// <param name="Violations">Which rules of packs it breaks.</param>
public sealed record PackCheck(Pack? Pack, IReadOnlyList<FileError> Errors, IReadOnlyList<PackViolation> Violations)
{
    /// <summary>True when the pack may be published.</summary>
    public bool Passes => Pack is not null && Errors.Count == 0 && Violations.Count == 0;
}

/// <summary>From files as people write them to policies as they are published: read, complete, check, fix in canonical form.</summary>
public static class Publishing
{
    /// <summary>Checks a pack file against what is published: reads it, adds what it includes and tries it in its calendar (<c>recovery pack check</c>).</summary>
    public static PackCheck Check(string json, IPolicyCatalog published) => Check(json, name => Find(name, published.Packs), published);

    /// <summary>
    /// Everything in a directory of <c>packs/*.json</c>, <c>calendars/*.json</c> and <c>calendars/holidays/*.json</c>, as published.
    /// </summary>
    /// <exception cref="InvalidPolicyException">A file is refused; the first such file, with all its errors.</exception>
    public static IReadOnlyList<PublishedPolicy> Directory(string path)
    {
        var sets = HolidaySets(path);
        var calendars = Files(Path.Combine(path, "calendars"))
            .Select(file => Calendar(CalendarFile.Read(File.ReadAllText(file), sets, Path.GetFileNameWithoutExtension(file)).OrThrow(file)))
            .ToList();
        return [.. calendars, .. Packs(Path.Combine(path, "packs"), PolicyCatalog.From(calendars))];
    }

    /// <summary>The holiday sets of such a directory by name, for a calendar file that stands elsewhere.</summary>
    /// <exception cref="InvalidPolicyException">A file is refused.</exception>
    public static IReadOnlyDictionary<string, HolidaySet> HolidaySets(string path) => Files(Path.Combine(path, "calendars", "holidays"))
        .Select(file => HolidaySet.Read(File.ReadAllText(file)).OrThrow(file))
        .ToDictionary(set => set.Name, StringComparer.Ordinal);

    /// <summary>A calendar in its published form.</summary>
    public static PublishedPolicy Calendar(CalendarDefinition calendar) =>
        PublishedPolicy.Of(PolicyKind.Calendar, calendar.Ref.Name, calendar.Ref.Version, CalendarFile.Write(calendar));

    /// <summary>A flat pack in its published form.</summary>
    public static PublishedPolicy Pack(Pack flat) => PublishedPolicy.Of(PolicyKind.Pack, flat.Ref.Name, flat.Ref.Version, PackWriter.Write(flat));

    private static List<PublishedPolicy> Packs(string path, PolicyCatalog calendars)
    {
        var sources = Files(path).Select(file => (File: file, Json: File.ReadAllText(file))).ToList();
        List<Pack> flat = [];
        while (sources.Count > 0)
        {
            // those that include only what is flat already; what is left in the end includes itself or what does not exist
            var ready = sources.Where(source => Includes(source.Json).All(name => Find(name, flat) is not null)).ToList();
            foreach (var (file, json) in ready.Count > 0 ? ready : sources)
            {
                var check = Check(json, name => Find(name, flat), calendars);
                flat.Add(check.Passes ? check.Pack! : throw new InvalidPolicyException(file, [.. check.Errors, .. check.Violations.Select(broken => new FileError("", broken.ToString()))]));
            }

            sources.RemoveAll(ready.Contains);
        }

        return [.. flat.Select(Pack)];
    }

    private static PackCheck Check(string json, Func<string, Pack?> find, IPolicyCatalog calendars)
    {
        if (PackFile.Read(json) is not { Value: { } read } result)
            return new(null, PackFile.Read(json).Errors, []);

        var (flat, violations) = PackFile.IsPublished(json) ? (read, []) : PackComposition.Compose(read, find);
        IEnumerable<PackViolation> broken = calendars.FindCalendar(flat.Calendar) is { } calendar
            ? PackInvariants.Check(flat, calendar)
            : [new("calendar-unknown", null, $"There is no calendar \"{flat.Calendar}\"; publish it or name another.")];
        return new(flat, result.Errors, [.. violations, .. broken]);
    }

    private static IReadOnlyList<string> Includes(string json) => PackFile.Read(json).Value?.Includes ?? [];

    private static Pack? Find(string name, IEnumerable<Pack> packs) =>
        packs.Where(pack => pack.Ref.Name == name || pack.Ref.ToString() == name).MaxBy(pack => pack.Ref.Version);

    private static IEnumerable<string> Files(string path) => System.IO.Directory.Exists(path) ? System.IO.Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal) : [];
}
