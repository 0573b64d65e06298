using System.Xml.Linq;

namespace Recovery.Domain.Tests.Architecture;

/// <summary>The arrows of the code (DESIGN 1), read from the project files.</summary>
public sealed class DependencyTests
{
    /// <summary>Each project, and those it may name. A project that is missing here has no arrow yet: draw it.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Recovery.Domain"] = [],
        ["Recovery.Engine"] = ["Recovery.Domain"],
        ["Recovery.Policies"] = ["Recovery.Domain"],
        ["Recovery.Audit"] = ["Recovery.Domain", "Recovery.Engine"],
        ["Recovery.Integrations"] = ["Recovery.Domain", "Recovery.Engine"],
        ["Recovery.Postgres"] = ["Recovery.Domain", "Recovery.Engine", "Recovery.Audit"],
        ["Recovery.CritterStack"] = ["Recovery.Domain", "Recovery.Engine", "Recovery.Audit", "Recovery.Postgres"],
        ["Recovery.Choosing"] = ["Recovery.Audit", "Recovery.Postgres", "Recovery.CritterStack"],
        ["Recovery.Api"] = ["Recovery.Domain", "Recovery.Engine", "Recovery.Policies", "Recovery.Audit", "Recovery.Integrations"],
        ["Recovery.Web"] = ["Recovery.Domain", "Recovery.Engine", "Recovery.Policies", "Recovery.Audit", "Recovery.Api"],
        ["Recovery.Cli"] = ["*"],
        ["Recovery.Host"] = ["*"],
    };

    private static readonly string[] Edges = ["Recovery.Cli", "Recovery.Host"];

    private static IEnumerable<string> Projects =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories);

    [Fact]
    public void Every_arrow_is_one_that_was_drawn()
    {
        Projects.ShouldNotBeEmpty();
        foreach (var project in Projects)
        {
            var name = Path.GetFileNameWithoutExtension(project);
            Arrows.ShouldContainKey(name);
            var named = Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));
            if (Arrows[name] is not ["*"])
                named.Except(Arrows[name]).ShouldBeEmpty(name);
            else
                named.Intersect(Edges).ShouldBeEmpty(name);
        }
    }

    [Fact]
    public void The_domain_names_no_package_and_no_framework()
    {
        var domain = Projects.Single(project => Path.GetFileNameWithoutExtension(project) == "Recovery.Domain");
        Items(domain, "PackageReference").ShouldBeEmpty();
        Items(domain, "FrameworkReference").ShouldBeEmpty();
        Items(domain, "Reference").ShouldBeEmpty();
    }

    [Fact]
    public void What_every_project_gets_is_an_analyzer() =>
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("ItemGroup")
            .Where(group => group.Attribute("Condition") is null)
            .Descendants("PackageReference")
            .Where(package => (string?)package.Attribute("PrivateAssets") != "all")
            .ShouldBeEmpty();

    [Fact]
    public void The_domain_is_built_from_the_platform_alone() =>
        typeof(Complaint).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void The_domain_does_no_input_or_output()
    {
        string[] barred = ["System.Net", "System.IO.FileSystem", "System.Console", "System.Diagnostics.Process", "System.Data", "System.Threading.Thread"];
        typeof(Complaint).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => barred.Any(start => name.StartsWith(start, StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Select(item => (string)item.Attribute("Include")!);
}
