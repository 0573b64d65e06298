using Recovery.Domain.Sla;

namespace Recovery.Policies.Tests.Packs;

/// <summary>The packs and calendars of this repository, as published.</summary>
internal static class Shipped
{
    public static string Root { get; } = Find();

    public static string Ops { get; } = Path.Combine(Root, "ops");

    public static IReadOnlyList<PublishedPolicy> Published { get; } = Publishing.Directory(Ops);

    public static PolicyCatalog Catalog { get; } = PolicyCatalog.From(Published);

    public static string Source(string pack) => File.ReadAllText(Path.Combine(Ops, "packs", pack + ".json"));

    public static Pack Pack(string name, string on = "2026-11-02") => Catalog.Find(name, Calendars.A.Day(on)).ShouldNotBeNull(name);

    public static ClockRule Clock(string pack, string id, string on = "2026-11-02") => Pack(pack, on).Clocks.Single(clock => clock.Id == id);

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Recovery.sln")))
            directory = directory.Parent;
        return directory.FullName;
    }
}
