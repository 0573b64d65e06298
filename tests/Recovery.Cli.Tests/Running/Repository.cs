namespace Recovery.Cli.Tests.Running;

/// <summary>Where things lie.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A file of this project's own data.</summary>
    public static string Data(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    /// <summary>A file of real data that is kept outside the repository; skips the test where it is not there.</summary>
    public static string Shared(string name)
    {
        var folder = Environment.GetEnvironmentVariable("RECOVERY_SHARED_DATA") is { Length: > 0 } set ? set : Path.Combine(Root, "..", "shared", "data");
        var path = Path.Combine(folder, name);
        Assert.SkipUnless(System.IO.File.Exists(path), $"{name} is neither in $RECOVERY_SHARED_DATA nor in ../shared/data");
        return path;
    }

    private static string FindRoot()
    {
        for (var place = new DirectoryInfo(AppContext.BaseDirectory); place is not null; place = place.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(place.FullName, "Recovery.sln")))
                return place.FullName;
        }

        throw new InvalidOperationException("the tests run outside the repository");
    }
}
