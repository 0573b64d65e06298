using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Recovery.Integrations.Mail.Writing;

/// <summary>
/// A text to be filled in, one file of each kind and language in <c>Templates</c>: its subject, then paragraphs. A paragraph that names something
/// there is nothing to say about is left out; <c>{?x}</c> before a paragraph keeps it only where there is an x, <c>{!x}</c> only where there is none.
/// </summary>
public sealed partial class MailTemplate
{
    private const string Folder = "mail/";

    private static readonly FrozenDictionary<string, MailTemplate> Templates = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Folder.Length..^".txt".Length].Replace('\\', '/'), name => new MailTemplate(Content(name)), StringComparer.Ordinal);

    private readonly string subject;
    private readonly string[] paragraphs;

    private MailTemplate(string content)
    {
        var parts = content.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        (subject, paragraphs) = (parts[0], parts[1..]);
    }

    /// <summary>All there are, as <c>fr/receipt</c>.</summary>
    public static IReadOnlyCollection<string> All => Templates.Keys;

    /// <summary>The template of a kind in a language.</summary>
    public static MailTemplate Of(string language, string kind) => Templates[$"{language}/{kind}"];

    /// <summary>What it names, the subject's included.</summary>
    public IEnumerable<string> Names => paragraphs.Append(subject).SelectMany(text => Placeholder().Matches(text)).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    /// <summary>Its subject.</summary>
    public string Subject(IReadOnlyDictionary<string, string> values) => Fill(subject, values);

    /// <summary>Its text, paragraphs apart by an empty line.</summary>
    public string Text(IReadOnlyDictionary<string, string> values) =>
        string.Join("\n\n", paragraphs.Where(paragraph => IsSaid(paragraph, values)).Select(paragraph => Fill(paragraph, values))) + "\n";

    private static bool IsSaid(string paragraph, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Matches(paragraph).All(match => values.ContainsKey(match.Groups["name"].Value) != (match.Groups["sign"].Value == "!"));

    /// <summary>In one pass: what is filled in is never looked at for names.</summary>
    private static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(text, match => match.Groups["sign"].Length > 0 ? string.Empty : values[match.Groups["name"].Value]);

    private static string Content(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\{(?<sign>[?!]?)(?<name>[a-zA-Z]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
