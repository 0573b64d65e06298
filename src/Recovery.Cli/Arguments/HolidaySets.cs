using Recovery.Cli.Answering;
using Recovery.Policies.Calendars;

namespace Recovery.Cli.Arguments;

/// <summary>Holiday sets for a calendar file: those of the directory <c>holidays</c> beside it, where there is one.</summary>
internal static class HolidaySets
{
    /// <summary>By name; empty where the file stands alone.</summary>
    public static IReadOnlyDictionary<string, HolidaySet> Beside(string calendarPath)
    {
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(calendarPath)) ?? ".", "holidays");
        if (!Directory.Exists(folder))
            return new Dictionary<string, HolidaySet>(StringComparer.Ordinal);

        var sets = new Dictionary<string, HolidaySet>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json"))
        {
            if (HolidaySet.Read(Shared.ReadFile(file)).Value is { } set)
                sets[set.Name] = set;
        }

        return sets;
    }
}
