namespace Recovery.Stories;

/// <summary>Where histories, and what is expected of them, lie in the repository.</summary>
internal static class Places
{
    private static readonly string Root = Repository();

    public static string Ops { get; } = Path.Combine(Root, "ops");

    public static string Histories { get; } = Path.Combine(Root, "tests", "Recovery.Stories", "histories");

    public static string Expected { get; } = Path.Combine(Root, "tests", "Recovery.Stories", "expected");

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Recovery.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("the stories lie in the repository: Recovery.sln was not found above " + AppContext.BaseDirectory);
    }
}
