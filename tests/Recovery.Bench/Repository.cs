using Recovery.Policies;

namespace Recovery.Bench;

/// <summary>The tree this bench was built in.</summary>
internal static class Repository
{
    /// <summary>Its root: <c>RECOVERY_ROOT</c>, else the directory above that holds the solution.</summary>
    public static string Root { get; } = Environment.GetEnvironmentVariable("RECOVERY_ROOT") ?? Above(AppContext.BaseDirectory);

    /// <summary>The packs and calendars the product ships.</summary>
    public static PolicyCatalog Policies { get; } = PolicyCatalog.From(Publishing.Directory(Path.Combine(Root, "ops")));

    private static string Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Recovery.sln")))
                return folder.FullName;
        }

        throw new BenchException("Recovery.sln was not found above " + start);
    }
}
