using Recovery.Policies;
using Recovery.Policies.Calendars;

namespace Recovery.Cli.Arguments;

/// <summary>The packs and calendars of a directory such as <c>ops/</c>, as far as they may be published.</summary>
internal static class PolicyFiles
{
    /// <summary>The directory of packs and calendars: <c>RECOVERY_POLICIES</c>, else <c>ops</c> in <c>RECOVERY_ROOT</c>, else the one above the program.</summary>
    public static string Home()
    {
        if (Environment.GetEnvironmentVariable("RECOVERY_POLICIES") is { Length: > 0 } policies)
            return policies;
        if (Environment.GetEnvironmentVariable("RECOVERY_ROOT") is { Length: > 0 } root)
            return Path.Combine(root, "ops");
        for (var place = AppContext.BaseDirectory; place is not null; place = Path.GetDirectoryName(place))
        {
            if (Directory.Exists(Path.Combine(place, "ops", "packs")))
                return Path.Combine(place, "ops");
        }

        return "ops";
    }

    /// <summary>What a pack is checked against: everything of its own directory tree (<c>packs/</c> with <c>calendars/</c> beside it), else of <see cref="Home"/>, without itself.</summary>
    public static PolicyCatalog Beside(string packPath)
    {
        var own = Path.GetFullPath(packPath);
        var tree = Path.GetDirectoryName(Path.GetDirectoryName(own));
        var home = tree is not null && Directory.Exists(Path.Combine(tree, "calendars")) ? tree : Home();

        var calendars = Files(Path.Combine(home, "calendars"))
            .Select(file => CalendarFile.Read(Shared.ReadFile(file), HolidaySets.Beside(file), Path.GetFileNameWithoutExtension(file)).Value)
            .OfType<CalendarDefinition>()
            .Select(Publishing.Calendar);
        List<PublishedPolicy> published = [.. calendars];
        var waiting = Files(Path.Combine(home, "packs")).Where(file => Path.GetFullPath(file) != own).Select(Shared.ReadFile).ToList();
        while (waiting.Count > 0)
        {
            var catalog = PolicyCatalog.From(published);
            var ready = waiting.Select(json => (Json: json, Checked: Publishing.Check(json, catalog))).Where(pack => pack.Checked.Passes).ToList();
            if (ready.Count == 0)
                break; // what is left is wrong itself, or includes what is not here
            published.AddRange(ready.Select(pack => Publishing.Pack(pack.Checked.Pack!)));
            waiting.RemoveAll(json => ready.Exists(pack => pack.Json == json));
        }

        return PolicyCatalog.From(published);
    }

    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal) : [];
}
