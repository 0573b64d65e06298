using System.Text;

namespace Recovery.Integrations.Mail.Showing;

/// <summary>Text growing line by line as a browser would set it: white space is one space, an empty line parts paragraphs, quotes are marked.</summary>
internal sealed class TextLines
{
    private const int DeepestQuote = 50;
    private readonly StringBuilder text = new();
    private int breaks; // ends of lines owed before the next word
    private bool space; // a space is owed before the next word
    private bool bare = true; // nothing but marks stands on this line
    private int quotes;
    private int quoted; // how deep the last line lay: an empty line belongs to the shallower of its neighbours

    /// <summary>Depth of preformatted text: there white space means itself.</summary>
    public int Preformatted { get; set; }

    public int Length => text.Length;

    public string Since(int start) => text.ToString(Math.Min(start, text.Length), Math.Min(text.Length - Math.Min(start, text.Length), 4000)).Trim();

    public void Say(string words)
    {
        if (Preformatted > 0)
        {
            var lines = words.Replace("\r", string.Empty, StringComparison.Ordinal).Split('\n');
            for (var at = 0; at < lines.Length; at++)
            {
                if (at > 0)
                    Break();
                if (lines[at].Length > 0)
                    Put(lines[at]);
            }

            return;
        }

        var from = 0;
        for (var at = 0; at <= words.Length; at++)
        {
            var blank = at < words.Length && (words[at] is ' ' or '\t' or '\n' or '\r' or '\f' or '\u00A0' or '\u200B' or '\uFEFF' or '\u034F' or '\u00AD');
            if (at < words.Length && !blank)
                continue;
            if (at > from)
                Put(words.AsSpan(from, at - from));
            space |= blank && !bare && words[at] is not ('\u200B' or '\uFEFF' or '\u034F' or '\u00AD');
            from = at + 1;
        }
    }

    /// <summary>Ends the line; twice in a row leaves an empty one.</summary>
    public void Break()
    {
        breaks = bare ? Math.Min(breaks + 1, 3) : breaks + 1;
        (space, bare) = (false, true);
    }

    /// <summary>Begins a block: a line of its own (1) or a paragraph (2).</summary>
    public void Block(int lines)
    {
        if (text.Length > 0)
            breaks = Math.Max(breaks, lines);
        (space, bare) = (false, true);
    }

    /// <summary>Begins a line with a mark of its own, which white space does not swallow.</summary>
    public void Start(string mark)
    {
        Put(mark);
        bare = true;
    }

    public void Cell()
    {
        if (!bare)
            Put(" |");
        space = !bare;
    }

    public void Quote(int by) => quotes += by;

    public override string ToString() => text.ToString().TrimEnd();

    private void Put(ReadOnlySpan<char> words)
    {
        if (breaks > 0 || text.Length == 0)
        {
            var mark = new string('>', Math.Min(quotes, DeepestQuote));
            var between = new string('>', Math.Min(Math.Min(quotes, quoted), DeepestQuote));
            quoted = quotes;
            for (; breaks > 0 && text.Length > 0; breaks--)
                text.Append('\n').Append(breaks > 1 ? between : string.Empty);
            breaks = 0;
            text.Append(mark).Append(mark.Length > 0 ? " " : string.Empty);
        }
        else if (space)
        {
            text.Append(' ');
        }

        text.Append(words);
        (space, bare) = (false, false);
    }
}
