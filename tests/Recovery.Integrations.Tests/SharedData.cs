namespace Recovery.Integrations.Tests;

/// <summary>
/// Real mail, not part of this repository: looked for in the directory that <c>RECOVERY_SHARED_DATA</c> names, else in <c>../shared/data</c> beside the repository.
/// </summary>
internal static class SharedData
{
    /// <summary>The files of a folder by name; none where it is absent.</summary>
    public static IReadOnlyList<FileInfo> Files(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Recovery.sln")))
            root = root.Parent;

        string?[] candidates = [Environment.GetEnvironmentVariable("RECOVERY_SHARED_DATA"), root is null ? null : Path.Combine(root.FullName, "../shared/data")];
        var found = candidates.OfType<string>().Select(place => new DirectoryInfo(Path.Combine(place, folder))).FirstOrDefault(place => place.Exists);
        return found is null ? [] : [.. found.EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    /// <summary>Skips the test where there is nothing to read.</summary>
    public static IReadOnlyList<FileInfo> Needed(string folder)
    {
        var files = Files(folder);
        Assert.SkipWhen(files.Count == 0, $"{folder} is neither in $RECOVERY_SHARED_DATA nor in ../shared/data");
        return files;
    }
}
