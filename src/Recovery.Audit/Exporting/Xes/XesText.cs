using System.Xml;

namespace Recovery.Audit.Exporting.Xes;

/// <summary>Texts as XML 1.0 can hold them: a character that it knows no way to write becomes U+FFFD.</summary>
internal static class XesText
{
    private const char Instead = '\uFFFD';

    /// <summary>The text itself where it can be written.</summary>
    public static string Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsSound(text, i))
                return string.Create(text.Length, text, static (written, from) =>
                {
                    for (var n = 0; n < written.Length; n++)
                        written[n] = IsSound(from, n) ? from[n] : Instead;
                });
        }

        return text;
    }

    private static bool IsSound(string text, int at) =>
        XmlConvert.IsXmlChar(text[at])
        || (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        || (char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]));
}
