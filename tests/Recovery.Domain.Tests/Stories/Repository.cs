namespace Recovery.Domain.Tests.Stories;

/// <summary>The sources these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Sources(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories).Where(file => !IsBuilt(file)).Order(StringComparer.Ordinal)];

    private static bool IsBuilt(string file) =>
        Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar) is var parts && (parts.Contains("obj") || parts.Contains("bin"));

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Recovery.sln")))
                return at.FullName;
        }

        throw new DirectoryNotFoundException("these tests read the repository they were built from: run them from its bin folder");
    }
}
