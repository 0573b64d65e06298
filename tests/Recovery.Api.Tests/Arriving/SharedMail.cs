namespace Recovery.Api.Tests.Arriving;

/// <summary>Real mail and payloads, not part of this repository: in the directory that <c>RECOVERY_SHARED_DATA</c> names, else in <c>../shared/data</c> beside the repository.</summary>
internal static class SharedMail
{
    /// <summary>The files of a folder; skips the test where there are none.</summary>
    public static IReadOnlyList<FileInfo> Needed(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Recovery.sln")))
            root = root.Parent;
        string?[] places = [Environment.GetEnvironmentVariable("RECOVERY_SHARED_DATA"), root is null ? null : Path.Combine(root.FullName, "../shared/data")];
        var found = places.OfType<string>().Select(place => new DirectoryInfo(Path.Combine(place, folder))).FirstOrDefault(place => place.Exists);
        Assert.SkipWhen(found is null, $"{folder} is neither in $RECOVERY_SHARED_DATA nor in ../shared/data");
        return [.. found.EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal)];
    }
}
