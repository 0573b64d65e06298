using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Recovery.Domain.Tests.Architecture;

/// <summary>One clock decides (DESIGN 4): nobody reads another, and the build itself refuses who tries.</summary>
public sealed partial class BannedClockTests
{
    [Theory]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTimeOffset.Now")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("M:System.Guid.NewGuid")]
    [InlineData("P:System.Random.Shared")]
    [InlineData("M:System.Threading.Thread.Sleep(System.Int32)")]
    [InlineData("M:System.Threading.Tasks.Task.Delay(System.TimeSpan)")]
    public void The_build_bans(string symbol) =>
        File.ReadLines(Path.Combine(Repository.Root, "ops/analysis/BannedSymbols.txt")).ShouldContain(line => line.StartsWith(symbol + ";", StringComparison.Ordinal));

    [Fact]
    public void The_ban_is_an_error_in_every_project()
    {
        var props = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props"));
        props.Descendants("AdditionalFiles").ShouldContain(file => ((string)file.Attribute("Include")!).EndsWith("BannedSymbols.txt", StringComparison.Ordinal));
        props.Descendants("PackageReference").ShouldContain(package => (string)package.Attribute("Include")! == "Microsoft.CodeAnalysis.BannedApiAnalyzers");
        File.ReadLines(Path.Combine(Repository.Root, ".editorconfig")).ShouldContain(line => line.StartsWith("dotnet_diagnostic.RS0030.severity = error", StringComparison.Ordinal));
    }

    [Fact]
    public void The_domain_reads_no_clock_and_lifts_no_ban()
    {
        var sources = Repository.Sources("src/Recovery.Domain");
        sources.ShouldNotBeEmpty();
        sources.Where(file => Clock().IsMatch(File.ReadAllText(file))).ShouldBeEmpty();
    }

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?(Now|Today)|TimeProvider|Stopwatch|NewGuid|RS0030|Thread\.Sleep|Task\.Delay", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Clock();
}
