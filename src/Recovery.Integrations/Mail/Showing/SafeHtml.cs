using System.Net;
using System.Text;
using AngleSharp.Dom;

namespace Recovery.Integrations.Mail.Showing;

/// <summary>
/// HTML of a stranger, made safe to show inside a page: written anew from a list of what is allowed, each text and value escaped. No script, style, form, frame, drawing or
/// attribute of events; nothing is fetched from anywhere. Links keep http, https and mailto; images of the message itself stay as <c>cid:</c> references, remote ones become
/// <c>&lt;span data-remote-image&gt;</c> with their description and without their address, because fetching one tells the sender that somebody reads.
/// </summary>
public static class SafeHtml
{
    private const int Deepest = 200; // elements deeper than this lose their form, not their words

    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div",
        "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "ol", "p", "pre", "q",
        "s", "samp", "section", "small", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr",
    };

    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal) { "br", "col", "hr", "wbr" };
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "title", "lang", "abbr", "datetime" };
    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal) { "colspan", "rowspan", "start", "value", "width", "height", "span" };

    /// <summary>The safe form of any text that claims to be HTML; its mere words, preformatted, where it is built to exhaust its reader.</summary>
    public static string From(string html) => From(html, HtmlTree.Parse(html));

    internal static string From(string html, IElement? tree)
    {
        if (tree is null)
            return $"<pre>{WebUtility.HtmlEncode(HtmlWords.Of(html))}</pre>";
        StringBuilder safe = new();
        Stack<string?> open = new();
        HtmlWalk.Through(tree, Enter, _ =>
        {
            if (open.Pop() is { } name)
                safe.Append("</").Append(name).Append('>');
        });
        return safe.ToString();

        bool Enter(INode node)
        {
            if (node is not IElement element)
            {
                safe.Append(WebUtility.HtmlEncode(node.TextContent));
                return false;
            }

            var name = element.LocalName;
            if (name == "img")
            {
                Image(element, safe);
                return false;
            }

            var keeps = Allowed.Contains(name) && open.Count < Deepest;
            if (keeps)
                Open(element, name, safe);
            if (Empty.Contains(name))
                return false;
            open.Push(keeps ? name : null);
            return true;
        }
    }

    private static void Open(IElement element, string name, StringBuilder safe)
    {
        safe.Append('<').Append(name);
        foreach (var attribute in element.Attributes.Take(50))
        {
            if (attribute.Value is { Length: < 2000 } value && Keeps(attribute.LocalName, value))
                safe.Append(' ').Append(attribute.LocalName).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
        }

        if (name == "a" && Link(element.GetAttribute("href")) is { } link)
            safe.Append(" href=\"").Append(WebUtility.HtmlEncode(link)).Append("\" rel=\"noopener noreferrer nofollow\" target=\"_blank\"");
        safe.Append('>');
    }

    private static bool Keeps(string name, string value) =>
        Words.Contains(name)
        || (Numbers.Contains(name) && value.Length is > 0 and <= 4 && value.All(char.IsAsciiDigit))
        || (name is "dir" && value is "ltr" or "rtl" or "auto")
        || (name is "align" or "valign" && value is "left" or "right" or "center" or "justify" or "top" or "middle" or "bottom");

    private static void Image(IElement image, StringBuilder safe)
    {
        var source = image.GetAttribute("src")?.Trim() ?? string.Empty;
        var alt = WebUtility.HtmlEncode(image.GetAttribute("alt") ?? string.Empty);
        if (source.Length is > 4 and < 1000 && source.StartsWith("cid:", StringComparison.OrdinalIgnoreCase))
            safe.Append("<img src=\"cid:").Append(WebUtility.HtmlEncode(source[4..])).Append("\" alt=\"").Append(alt).Append("\">");
        else if (source.Length > 0)
            safe.Append("<span data-remote-image=\"\">").Append(alt).Append("</span>");
    }

    /// <summary>The address of a link if following it can do no more than open a page or a letter; null otherwise. Browsers skip white space and controls within a scheme, and so does this.</summary>
    internal static string? Link(string? address)
    {
        if (address is null || address.Length > 4000)
            return null;
        var clean = string.Concat(address.Where(one => !char.IsControl(one))).Trim();
        return Uri.TryCreate(clean, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" && clean.StartsWith(uri.Scheme + ":", StringComparison.OrdinalIgnoreCase) ? clean : null;
    }
}
