namespace Recovery.Integrations.Tests.Mail.Reading;

/// <summary>Real messages that lie outside the repository: in the folder that <c>RECOVERY_SHARED_DATA</c> names, else in <c>../shared/data</c> beside it.</summary>
internal static class SharedMail
{
    public static IReadOnlyList<string> Files(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Recovery.sln")))
            root = root.Parent;
        string?[] candidates = [Environment.GetEnvironmentVariable("RECOVERY_SHARED_DATA"), root is null ? null : Path.Combine(root.FullName, "../shared/data"), root is null ? null : Path.Combine(root.FullName, "../../shared/data")];
        var found = candidates.OfType<string>().Select(one => Path.Combine(one, folder)).FirstOrDefault(Directory.Exists);
        return found is null ? [] : [.. Directory.EnumerateFiles(found, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    public static IReadOnlyList<string> Or_skip(string folder)
    {
        var files = Files(folder);
        Assert.SkipWhen(files.Count == 0, $"{folder} is neither in $RECOVERY_SHARED_DATA nor in ../shared/data");
        return files;
    }
}
