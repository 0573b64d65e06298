using AngleSharp.Dom;

namespace Recovery.Integrations.Mail.Showing;

/// <summary>A walk through a tree without recursion, so that no depth of it overturns the stack.</summary>
internal static class HtmlWalk
{
    private const string Html = "http://www.w3.org/1999/xhtml";

    // What is not for reading: its words go with it.
    private static readonly HashSet<string> Unread = new(StringComparer.Ordinal)
    {
        "script", "style", "head", "title", "template", "noscript", "noframes", "noembed", "iframe", "frame", "frameset", "object", "applet", "embed", "param",
        "select", "option", "textarea", "input", "button", "audio", "video", "canvas", "map", "meta", "link", "base", "xmp", "plaintext",
    };

    /// <param name="enter">Called for text and for elements, parents first; false where what is inside is not wanted.</param>
    /// <param name="leave">Called for each element that was entered, children first.</param>
    public static void Through(INode root, Func<INode, bool> enter, Action<IElement> leave)
    {
        var node = root.FirstChild;
        while (node is not null)
        {
            var wanted = node switch
            {
                IElement element => element.NamespaceUri == Html && !Unread.Contains(element.LocalName) && enter(element),
                IText text => enter(text) && false,
                _ => false,
            };
            if (wanted && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            if (wanted)
                leave((IElement)node);
            while (node.NextSibling is null)
            {
                node = node.Parent;
                if (node is null || ReferenceEquals(node, root))
                    return;
                leave((IElement)node);
            }

            node = node.NextSibling;
        }
    }
}
