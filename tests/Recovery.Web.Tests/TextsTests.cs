using System.Reflection;
using System.Text.RegularExpressions;
using Recovery.Domain;
using Recovery.Web.Shared;

namespace Recovery.Web.Tests;

public sealed partial class TextsTests
{
    private static readonly string[] Enumerations =
        ["Channel", "Severity", "Procedure", "Stage", "Outcome", "Rating", "MessageKind", "SolutionKind", "PromiseState", "MeetingState", "Direction", "Role", "ClockState", "NextStep", "Answer", "ArrivalKind", "ArrivalState", "DeliveryState", "AccessKind"];

    [Theory]
    [InlineData("fr")]
    [InlineData("es")]
    public void Every_language_has_the_same_texts(string language)
    {
        var english = Texts.In("en").Keys.Order(StringComparer.Ordinal).ToList();
        english.Count.ShouldBeGreaterThan(200);
        Texts.In(language).Keys.Order(StringComparer.Ordinal).ShouldBe(english);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("es")]
    public void Every_language_speaks_of_the_same_things(string language) =>
        Texts.In("en").Keys.Where(key => !Holes(Texts.In("en")[key]).SetEquals(Holes(Texts.In(language)[key]))).ShouldBeEmpty();

    [Fact]
    public void No_text_is_empty() =>
        Texts.Languages.SelectMany(language => Texts.In(language).Keys.Where(key => string.IsNullOrWhiteSpace(Texts.In(language)[key])).Select(key => $"{key} ({language})")).ShouldBeEmpty();

    [Fact]
    public void Every_text_a_screen_asks_for_is_there()
    {
        var known = Texts.In("en").Keys.ToHashSet(StringComparer.Ordinal);
        var asked = Sources().SelectMany(file => Asked().Matches(File.ReadAllText(file)).Select(match => (Key: match.Groups["key"].Value, File: Path.GetFileName(file), Counted: match.Value.StartsWith("Count", StringComparison.Ordinal)))).ToList();
        asked.Count.ShouldBeGreaterThan(100);
        asked.Where(one => !one.Key.EndsWith('.') && !(one.Counted ? known.Contains(one.Key + ".one") && known.Contains(one.Key + ".other") : known.Contains(one.Key)))
            .Select(one => $"{one.Key} in {one.File}").Distinct(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Every_word_of_the_domain_has_a_text()
    {
        var enumerations = Enumerations.Select(name => Types().Single(type => type.IsEnum && type.Name == name));
        var written = typeof(Words).GetMethod(nameof(Words.All))!;
        enumerations.SelectMany(type => ((IReadOnlyList<string>)written.MakeGenericMethod(type).Invoke(null, [])!).Select(word => $"words.{Kebab(type.Name)}.{word}"))
            .Except(Texts.In("en").Keys, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Every_event_has_a_name_for_people() =>
        Types().Select(type => type.GetCustomAttribute<StoredAsAttribute>()?.Name).OfType<string>().Select(name => "words.event." + name[..name.LastIndexOf('.')])
            .Except(Texts.In("en").Keys, StringComparer.Ordinal).ShouldBeEmpty();

    private static IEnumerable<Type> Types() => typeof(Words).Assembly.GetTypes().Concat(typeof(Engine.Reading.NextStep).Assembly.GetTypes());

    private static HashSet<string> Holes(string text) => [.. Hole().Matches(text).Select(match => match.Groups["hole"].Value)];

    private static string Kebab(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));

    private static IEnumerable<string> Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Recovery.sln")))
            folder = folder.Parent;
        return Directory.EnumerateFiles(Path.Combine(folder!.FullName, "src", "Recovery.Web"), "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));
    }

    [GeneratedRegex("""(?:\bT|\b[tT]exts|\))\["(?<key>[a-z][a-z0-9-]*\.[a-z0-9.-]+)"|Count\("(?<key>[a-z][a-z0-9-]*\.[a-z0-9.-]+)[",]""", RegexOptions.None, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{(?<hole>\d+)", RegexOptions.None, 1000)]
    private static partial Regex Hole();
}
