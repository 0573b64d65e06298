using Recovery.Integrations.Reading;

namespace Recovery.Integrations.CloudEvents;

/// <summary>The rules of attributes, the same in every mode (CloudEvents 1.0.2, 3).</summary>
internal static class AttributeRules
{
    private const int LongestName = 64; // the specification asks for 20 and forbids nothing

    private static readonly string[] Required = ["specversion", "id", "source", "type"];
    private static readonly string[] Known = [.. Required, "subject", "time", "datacontenttype", "dataschema"];

    public static bool IsName(string name) => name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    public static Reading<CloudEvent> Build(IReadOnlyDictionary<string, object> attributes, CloudEventLimits limits)
    {
        if (attributes.Keys.Any(name => !IsName(name)) || attributes.ContainsKey("data"))
            return new Fault(Faults.AttributeNameInvalid, attributes.Keys.FirstOrDefault(name => name == "data"));
        if (Required.FirstOrDefault(name => !attributes.ContainsKey(name)) is { } missing)
            return new Fault(Faults.AttributeMissing, missing);
        if (attributes["specversion"] is not CloudEvent.SpecVersion)
            return new Fault(Faults.SpecVersionUnknown);
        if (attributes.FirstOrDefault(one => !IsValid(one.Key, one.Value, limits)).Key is { } invalid)
            return new Fault(Faults.AttributeInvalid, invalid);

        var time = attributes.GetValueOrDefault("time") as string;
        if (time is not null && Rfc3339.Read(time) is null)
            return new Fault(Faults.TimeInvalid, "time");
        return new CloudEvent
        {
            Id = (string)attributes["id"],
            Source = (string)attributes["source"],
            Type = (string)attributes["type"],
            Subject = attributes.GetValueOrDefault("subject") as string,
            Time = time is null ? null : Rfc3339.Read(time),
            DataContentType = attributes.GetValueOrDefault("datacontenttype") as string,
            DataSchema = attributes.GetValueOrDefault("dataschema") as string,
            Extensions = attributes.Where(one => !Known.Contains(one.Key, StringComparer.Ordinal)).ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal),
        };
    }

    private static bool IsValid(string name, object value, CloudEventLimits limits) => (name, value) switch
    {
        (_, string text) when text.Length > limits.MaxAttributeLength || !IsText(text) => false,
        ("source", string text)          => text.Length > 0 && UriSyntax.IsReference(text),
        ("dataschema", string text)      => UriSyntax.IsAbsolute(text),
        ("datacontenttype", string text) => Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(text, out _),
        ("id" or "type" or "subject" or "time", string text) => text.Length > 0,
        (_, string)                      => true,
        _                                => !Known.Contains(name, StringComparer.Ordinal), // only extensions are numbers or truths
    };

    /// <summary>No control characters, no half characters, no noncharacters (CloudEvents 1.0.2, 2.4 String).</summary>
    private static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) || (char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i)))
                return false;
            var point = char.IsSurrogate(text[i]) ? char.ConvertToUtf32(text, i++) : text[i];
            if ((point & 0xFFFE) == 0xFFFE || point is >= 0xFDD0 and <= 0xFDEF)
                return false;
        }

        return true;
    }
}

/// <summary>URIs by their characters (RFC 3986): <see cref="Uri"/> takes nearly anything for a relative one.</summary>
internal static class UriSyntax
{
    private const string Marks = "-._~:/?#[]@!$&'()*+,;=";

    public static bool IsReference(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && !(i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2])))
                return false;
            if (text[i] != '%' && !char.IsAsciiLetterOrDigit(text[i]) && !Marks.Contains(text[i], StringComparison.Ordinal))
                return false;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var delimiter = text.IndexOfAny(['/', '?', '#']);
        return text.Count(c => c == '#') <= 1 && (colon < 0 || (delimiter >= 0 && delimiter < colon) || IsScheme(text.AsSpan(0, colon)));
    }

    public static bool IsAbsolute(string text) =>
        IsReference(text) && text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && IsScheme(text.AsSpan(0, colon)) && text.Length > colon + 1;

    private static bool IsScheme(ReadOnlySpan<char> scheme)
    {
        foreach (var c in scheme)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
                return false;
        }

        return scheme.Length > 0 && char.IsAsciiLetter(scheme[0]);
    }
}
