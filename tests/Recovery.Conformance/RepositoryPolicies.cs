using Recovery.Domain.Sla;
using Recovery.Policies;

namespace Recovery.Conformance;

/// <summary>The packs and calendars the product ships, as published from the repository's <c>ops</c>.</summary>
public static class RepositoryPolicies
{
    private static readonly Lazy<PolicyCatalog> Loaded = new(() => PolicyCatalog.From(Publishing.Directory(Ops())));

    public static IPolicyCatalog Catalog => Loaded.Value;

    /// <summary>A file below the repository's <c>ops</c>.</summary>
    public static string File(string path) => Path.Combine(Ops(), path);

    private static string Ops()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Recovery.sln")))
                return Path.Combine(folder.FullName, "ops");
        }

        throw new InvalidOperationException("the tests run inside the repository: Recovery.sln was not found above " + AppContext.BaseDirectory);
    }
}
