using System.Net;
using System.Text;

namespace Recovery.Integrations.Mail.Showing;

/// <summary>The words of HTML that is no use as a tree: tags go, and nothing else is understood. Takes time by its length only.</summary>
internal static class HtmlWords
{
    public static string Of(string html)
    {
        StringBuilder words = new();
        for (var at = 0; at < html.Length;)
        {
            var open = html.IndexOf('<', at);
            words.Append(html, at, (open < 0 ? html.Length : open) - at);
            if (open < 0)
                break;
            var close = html.IndexOf('>', open);
            if (close < 0)
                break;
            at = close + 1;
            var name = Name(html, open + 1);
            if (name is "script" or "style")
                at = html.IndexOf($"</{name}", at, StringComparison.OrdinalIgnoreCase) is >= 0 and var end ? end : html.Length;
            else if (name is "br" or "p" or "div" or "tr" or "li" or "table" or "blockquote" && words.Length > 0 && words[^1] != '\n')
                words.Append('\n');
        }

        return WebUtility.HtmlDecode(words.ToString()).Trim();
    }

    private static string Name(string html, int from)
    {
        var to = from;
        while (to < html.Length && to - from < 12 && char.IsAsciiLetter(html[to]))
            to++;
        return html[from..to].ToLowerInvariant();
    }
}
