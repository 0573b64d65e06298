using System.Globalization;
using AngleSharp.Dom;
using Recovery.Integrations.Mail.Reading;

namespace Recovery.Integrations.Mail.Showing;

/// <summary>HTML as text to read: paragraphs, lists, tables, quotes after <c>&gt;</c>, the addresses of links. What the writer hid from the eye stays hidden.</summary>
public static class HtmlText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "legend", "main", "nav", "section", "summary",
        "table", "tbody", "thead", "tfoot", "tr", "caption", "li",
    };

    private static readonly HashSet<string> Paragraphs = new(StringComparer.Ordinal) { "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "blockquote" };

    /// <summary>The text of anything that claims to be HTML. Lines end in <c>\n</c>.</summary>
    public static string From(string html) => From(html, HtmlTree.Parse(html));

    internal static string From(string html, IElement? tree)
    {
        if (tree is null)
            return Clean.Uncontrolled(HtmlWords.Of(html));
        TextLines lines = new();
        Stack<int?> lists = new(); // the number of the next item; null where items have none
        Stack<int> links = new(); // where the text of an open link begins
        HtmlWalk.Through(tree, Enter, Leave);
        return Clean.Uncontrolled(lines.ToString());

        bool Enter(INode node)
        {
            if (node is not IElement element)
            {
                lines.Say(node.TextContent);
                return false;
            }

            var name = element.LocalName;
            if (Hidden(element))
                return false;
            Break(name, lists.Count);
            switch (name)
            {
                case "br":
                    lines.Break();
                    return false;
                case "hr":
                    lines.Block(1);
                    lines.Say("----");
                    lines.Block(1);
                    return false;
                case "img":
                    lines.Say(element.GetAttribute("alt") is { Length: > 0 and < 500 } alt ? $"[{alt.Trim()}]" : string.Empty);
                    return false;
                case "blockquote":
                    lines.Quote(1);
                    break;
                case "pre":
                    lines.Preformatted++;
                    break;
                case "ul" or "ol":
                    lists.Push(name == "ol" ? int.TryParse(element.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : 1 : null);
                    break;
                case "li":
                    Item();
                    break;
                case "td" or "th":
                    lines.Cell();
                    break;
                case "a":
                    links.Push(lines.Length);
                    break;
            }

            return true;
        }

        void Leave(IElement element)
        {
            var name = element.LocalName;
            switch (name)
            {
                case "a":
                    var said = lines.Since(links.Pop());
                    if (SafeHtml.Link(element.GetAttribute("href")) is { } link && said.Length > 0 && !Same(said, link))
                        lines.Say($" <{link}>");
                    break;
                case "blockquote":
                    lines.Quote(-1);
                    break;
                case "pre":
                    lines.Preformatted--;
                    break;
                case "ul" or "ol":
                    lists.Pop();
                    break;
            }

            Break(name, lists.Count);
        }

        void Item()
        {
            int? number = null;
            if (lists.Count > 0)
                lists.Push((number = lists.Pop()) + 1);
            lines.Start(new string(' ', Math.Clamp((lists.Count - 1) * 2, 0, 40)) + (number is null ? "- " : $"{number}. "));
        }

        void Break(string name, int depth)
        {
            if (Paragraphs.Contains(name))
                lines.Block(name is "ul" or "ol" && depth > 0 ? 1 : 2);
            else if (Blocks.Contains(name))
                lines.Block(1);
        }
    }

    private static bool Hidden(IElement element) =>
        element.HasAttribute("hidden")
        || (element.GetAttribute("style") is { Length: < 5000 } style && style.Replace(" ", string.Empty, StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase));

    private static bool Same(string said, string link)
    {
        static string Bare(string text) => text.Trim().Replace("mailto:", string.Empty, StringComparison.OrdinalIgnoreCase)
            .Replace("https://", string.Empty, StringComparison.OrdinalIgnoreCase).Replace("http://", string.Empty, StringComparison.OrdinalIgnoreCase).TrimEnd('/');
        return string.Equals(Bare(said), Bare(link), StringComparison.OrdinalIgnoreCase);
    }
}
