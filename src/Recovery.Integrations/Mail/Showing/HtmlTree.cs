using System.Diagnostics;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Recovery.Integrations.Mail.Showing;

/// <summary>
/// HTML that a stranger wrote, as a tree; nothing of it is loaded or run. Null where it is made to exhaust its reader: the rules of HTML 5 let a few megabytes of
/// unclosed elements become work or memory that grows with their square.
/// </summary>
internal static class HtmlTree
{
    private const int MostElements = 100_000;
    private const int Deepest = 1000;
    private const int MostFormatting = 1_000_000; // open formatting elements, summed over all elements: each may be copied into each paragraph
    private const int Sample = 16;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public static IElement? Parse(string html)
    {
        var created = 0;
        long formatting = 0;
        IElement? last = null;
        HtmlParser parser = new(new HtmlParserOptions { OnCreated = (element, _) => Watch(element) });
        try
        {
            using Bounded bounded = new(html, Longest);
            return parser.ParseDocument(bounded).Body;
        }
        catch (Exception hostile) when (hostile is TooMuch or InvalidOperationException or ArgumentException or DomException)
        {
            return null;
        }

        void Watch(IElement element)
        {
            if (++created > MostElements)
                throw new TooMuch();
            if (created % Sample == 0)
            {
                var (depth, copied) = (0, 0);
                for (INode? up = last; up is not null; up = up.Parent)
                    (depth, copied) = (depth + 1, copied + (up is IElement { LocalName: "a" or "b" or "i" or "u" or "em" or "strong" or "font" or "big" or "small" or "code" or "nobr" or "s" or "strike" or "tt" } ? 1 : 0));
                formatting += copied * Sample;
                if (depth > Deepest || formatting > MostFormatting)
                    throw new TooMuch();
            }

            last = element;
        }
    }

    private sealed class TooMuch : Exception;

    /// <summary>The text in small bites, none of them after the time is over. It begins with the mark of UTF-8, so that no <c>meta</c> element changes its character set.</summary>
    private sealed class Bounded(string html, TimeSpan longest) : MemoryStream([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(html)], writable: false)
    {
        private const int Bite = 4096;
        private readonly long start = Stopwatch.GetTimestamp();

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Allowed(count));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Allowed(buffer.Length)]);

        private int Allowed(int count) => Stopwatch.GetElapsedTime(start) > longest ? throw new TooMuch() : Math.Min(count, Bite);
    }
}
