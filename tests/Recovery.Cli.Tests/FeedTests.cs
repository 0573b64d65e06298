using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using Recovery.Cli.Tests.Running;

namespace Recovery.Cli.Tests;

/// <summary>What a build has in it is asked of the NuGet feed, and asked again only when it may have changed: a tree of the scripts alone, beside a feed that is a folder.</summary>
public sealed class FeedTests : IDisposable
{
    private const string Asks = "asking the NuGet feed";
    private const string FeedHas = "critterstack: the NuGet feed has Marten 9.";
    private const string FeedHasNot = "the NuGet feed does not have Marten 9.";
    private readonly string tree = Directory.CreateTempSubdirectory("recovery-feed-").FullName;

    public FeedTests()
    {
        foreach (var file in (string[])["Directory.Packages.props", "Directory.Build.props", "global.json", "ops/up", .. Directory.EnumerateFiles(Repository.File("ops", "lib")).Select(path => "ops/lib/" + Path.GetFileName(path))])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(tree, file))!);
            File.Copy(Repository.File(file), Path.Combine(tree, file));
        }

        Directory.CreateDirectory(Feed);
        Directory.CreateDirectory(Path.Combine(tree, "more"));
        File.WriteAllText(Path.Combine(tree, "nuget.config"), """<configuration><packageSources><clear /><add key="feed" value="feed" /></packageSources></configuration>""");
        Give("feed", name => !IsFleet(name));
    }

    private string Feed => Path.Combine(tree, "feed");

    public void Dispose() => Directory.Delete(tree, recursive: true);

    [Fact]
    public async Task A_feed_without_the_packages_is_asked_once_and_says_what_is_missing()
    {
        var first = await Choose("auto");
        var again = await Choose("auto");

        first.Error.ShouldContain(Asks);
        again.Error.ShouldNotContain(Asks);
        foreach (var said in (Said[])[first, again])
        {
            said.Status.ShouldBe(0, said.Error);
            said.Out.ShouldStartWith("postgres: " + FeedHasNot);
            said.Out.ShouldContain("WolverineFx.Marten 6.");
        }
    }

    [Fact]
    public async Task A_feed_that_has_only_a_later_version_does_not_have_it_and_says_which_is_missing()
    {
        Give("feed", IsFleet, later: true);
        var said = await Choose("auto");
        said.Status.ShouldBe(0, said.Error);
        said.Out.ShouldStartWith("postgres: " + FeedHasNot);
        said.Out.ShouldContain("WolverineFx.RuntimeCompilation 6.");
        said.Out.ShouldNotContain("NU1603");
    }

    [Fact]
    public async Task A_feed_with_the_packages_is_asked_once()
    {
        Give("feed", IsFleet);

        var first = await Choose("auto");
        var again = await Choose("critterstack");

        first.Out.ShouldStartWith(FeedHas);
        again.Out.ShouldBe(first.Out);
        again.Error.ShouldNotContain(Asks);
    }

    [Fact]
    public async Task After_a_no_the_feed_is_asked_again_for_an_engine_by_name()
    {
        await Choose("auto");

        var refused = await Choose("critterstack");
        Give("feed", IsFleet);
        var had = await Choose("critterstack");

        refused.Status.ShouldBe(1);
        refused.Error.ShouldContain(Asks);
        refused.Out.ShouldContain(FeedHasNot);
        had.Out.ShouldStartWith(FeedHas);
    }

    [Fact]
    public async Task After_a_no_the_feed_is_asked_again_when_told_so()
    {
        await Choose("auto");
        Give("feed", IsFleet);

        (await Choose("auto")).Out.ShouldContain(FeedHasNot);
        (await Choose("auto", ("RECOVERY_ASK_FEED", "1"))).Out.ShouldStartWith(FeedHas);
    }

    [Fact]
    public async Task Another_version_in_the_tree_is_asked_for_anew()
    {
        Give("feed", IsFleet);
        await Choose("auto");
        var props = Path.Combine(tree, "Directory.Packages.props");
        await File.WriteAllTextAsync(props, (await File.ReadAllTextAsync(props)).Replace("\"Marten\" Version=\"", "\"Marten\" Version=\"9", StringComparison.Ordinal));

        (await Choose("auto")).Out.ShouldStartWith("postgres: the NuGet feed does not have Marten 99.");
    }

    [Fact]
    public async Task Packages_may_lie_in_a_folder_that_no_configuration_names()
    {
        (await Choose("auto")).Out.ShouldContain(FeedHasNot);
        Give("more", IsFleet);

        (await Choose("auto", ("RECOVERY_NUGET_SOURCES", Path.Combine(tree, "more")))).Out.ShouldStartWith(FeedHas);
    }

    [Fact]
    public async Task A_feed_that_cannot_be_reached_is_not_taken_for_one_without_the_packages()
    {
        Directory.Delete(Feed, recursive: true);

        var said = await Choose("auto");

        said.Status.ShouldBe(0, said.Error);
        said.Out.ShouldStartWith("postgres: the NuGet feed did not answer");
    }

    [Fact]
    public async Task A_build_that_is_to_be_without_asks_nobody()
    {
        var said = await Choose("critterstack", ("RECOVERY_BUILD_ENGINE", "postgres"));

        said.Status.ShouldBe(1);
        said.Error.ShouldNotContain(Asks);
        said.Out.ShouldContain("RECOVERY_BUILD_ENGINE=postgres");
    }

    [Fact]
    public async Task A_build_that_is_to_be_with_them_is_refused_where_they_are_not()
    {
        var said = await Choose("auto", ("RECOVERY_BUILD_ENGINE", "critterstack"));

        said.Status.ShouldBe(1);
        said.Out.ShouldContain("critterstack cannot be had: " + FeedHasNot);
    }

    [Fact]
    public async Task An_engine_that_cannot_be_had_is_told_before_anything_is_started()
    {
        var said = await RecoveryCommand.Run(In("ops/up", "--engine", "critterstack", "--data", Path.Combine(tree, "data")));

        said.Status.ShouldBe(3);
        said.Error.ShouldContain(FeedHasNot);
        said.Error.ShouldContain("WolverineFx.Marten");
        Directory.Exists(Path.Combine(tree, "data", "postgres")).ShouldBeFalse();
    }

    private static bool IsFleet(string package) => package == "Marten" || package.StartsWith("WolverineFx", StringComparison.Ordinal);

    /// <summary>What the scripts choose: "engine: why", and status 1 where what was asked for cannot be had.</summary>
    private Task<Said> Choose(string engine, params (string Name, string Value)[] environment)
    {
        var start = In("bash", "-euo", "pipefail", "-c", """
            source ops/lib/common.sh
            source ops/lib/engine.sh
            choose_build "$0" && status=0 || status=$?
            printf '%s: %s' "$BUILD_ENGINE" "$BUILD_WHY"
            exit "$status"
            """, engine);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return RecoveryCommand.Run(start);
    }

    private ProcessStartInfo In(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program.Contains('/', StringComparison.Ordinal) ? Path.Combine(tree, program) : program, args) { WorkingDirectory = tree };
        foreach (var variable in (string[])["RECOVERY_BUILD_ENGINE", "RECOVERY_NUGET_SOURCES", "RECOVERY_ASK_FEED", "RestoreAdditionalProjectSources", "RECOVERY_ENGINE"])
            start.Environment.Remove(variable);
        start.Environment["NUGET_PACKAGES"] = Path.Combine(tree, "packages"); // not what this machine has restored before
        return start;
    }

    /// <summary>Puts empty packages of the versions of this tree into a folder.</summary>
    private void Give(string folder, Func<string, bool> which, bool later = false)
    {
        foreach (var package in XDocument.Load(Path.Combine(tree, "Directory.Packages.props")).Descendants("PackageVersion"))
        {
            var (id, version) = ((string)package.Attribute("Include")!, (string)package.Attribute("Version")!);
            if (!which(id))
                continue;
            if (later)
                version = $"{int.Parse(version.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture)}.999.0";
            using var archive = ZipFile.Open(Path.Combine(tree, folder, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
            using var writer = new StreamWriter(archive.CreateEntry(id + ".nuspec").Open());
            writer.Write($"""<package><metadata><id>{id}</id><version>{version}</version><authors>a</authors><description>d</description></metadata></package>""");
        }
    }
}
