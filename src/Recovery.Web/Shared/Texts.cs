using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Recovery.Domain;

namespace Recovery.Web.Shared;

/// <summary>
/// The screens' words in one language, out of the resource files: <c>Worklist/Texts.fr.resx</c> holds what <c>worklist.…</c> names,
/// <c>Shared/Words.fr.resx</c> what <c>words.…</c> does.
/// </summary>
public sealed class Texts
{
    private static readonly FrozenDictionary<string, Texts> Read = ((string[])["en", "fr", "es"]).ToFrozenDictionary(language => language, language => new Texts(language), StringComparer.Ordinal);
    private readonly FrozenDictionary<string, string> texts;

    private Texts(string language)
    {
        Language = language;
        Culture = CultureInfo.GetCultureInfo(language switch { "fr" => "fr-FR", "es" => "es-ES", _ => "en-GB" });
        texts = Resources(language).ToFrozenDictionary(text => text.Key, text => text.Value, StringComparer.Ordinal);
    }

    /// <summary>The languages there are, in the order offered.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["fr", "es", "en"];

    /// <summary>Two letters.</summary>
    public string Language { get; }

    /// <summary>How dates and numbers are written.</summary>
    public CultureInfo Culture { get; }

    /// <summary>Every key, for whoever checks that none is missing.</summary>
    public IEnumerable<string> Keys => texts.Keys;

    /// <summary>The texts of a language; English where it is none of ours.</summary>
    public static Texts In(string? language) => language is not null && Read.TryGetValue(language, out var texts) ? texts : Read["en"];

    /// <summary>A text; the key itself where it is missing, which a test forbids.</summary>
    public string this[string key] => texts.GetValueOrDefault(key) ?? key;

    /// <summary>A text with what it speaks of in place of {0}, {1}, …</summary>
    public string this[string key, params object?[] about] => string.Format(Culture, this[key], about);

    /// <summary>A text that depends on how many: <c>key.one</c> or <c>key.other</c>, with the number as {0}.</summary>
    public string Count(string key, long number) => this[Form(key, number), number];

    /// <summary>The key of the form that a number wants.</summary>
    public string Form(string key, long number) => key + (IsOne(number) ? ".one" : ".other");

    /// <summary>The word for a value of the domain: <c>words.channel.letter</c>.</summary>
    public string Word<T>(T value)
        where T : struct, Enum => this[$"words.{Kebab(typeof(T).Name)}.{Words.Of(value)}"];

    /// <summary>The word for a name that a pack or a file brings along; the name itself where we have none for it.</summary>
    public string Word(string kind, string name) => texts.GetValueOrDefault($"words.{kind}.{name}") ?? name;

    /// <summary>Every value of a word of the domain with its text, as a select offers them.</summary>
    public IReadOnlyList<(string Value, string Text)> Choices<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => (Words.Of(value), Word(value)))];

    private bool IsOne(long number) => Language == "fr" ? number is 0 or 1 : number == 1;

    private static IEnumerable<KeyValuePair<string, string>> Resources(string language)
    {
        var assembly = typeof(Texts).Assembly;
        var ending = $".{language}.resources";
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(ending, StringComparison.Ordinal)))
        {
            var parts = name[..^ending.Length].Split('.'); // Recovery.Web.{folder}.{file}
            var area = Kebab(parts[^1] == "Texts" ? parts[^2] : parts[^1]);
            using var reader = new ResourceReader(assembly.GetManifestResourceStream(name)!);
            foreach (DictionaryEntry entry in reader)
                yield return new($"{area}.{entry.Key}", (string)entry.Value!);
        }
    }

    private static string Kebab(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
