using System.Collections.Frozen;
using System.Globalization;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.CloudEvents.Catalogue;

/// <summary>The formats of JSON Schema that our schemas use.</summary>
internal static class Formats
{
    public static readonly FrozenDictionary<string, Func<string, bool>> Known = new Dictionary<string, Func<string, bool>>(StringComparer.Ordinal)
    {
        ["date-time"] = text => Rfc3339.Read(text) is not null,
        ["date"] = text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        ["email"] = IsEmail,
        ["uri"] = UriSyntax.IsAbsolute,
        ["uuid"] = text => Guid.TryParseExact(text, "D", out _),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>An address with something on both sides of its one last <c>@</c>: whether it exists, only its mail server knows.</summary>
    private static bool IsEmail(string text) =>
        text.LastIndexOf('@') is > 0 and var at && at < text.Length - 1 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
}
