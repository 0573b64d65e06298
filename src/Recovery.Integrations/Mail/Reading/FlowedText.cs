using System.Text;

namespace Recovery.Integrations.Mail.Reading;

/// <summary>Text whose lines were broken for transport (<c>format=flowed</c>, RFC 3676), made paragraphs again.</summary>
internal static class FlowedText
{
    /// <param name="text">Lines that end in <c>\n</c>.</param>
    /// <param name="deleteSpace">The space that marks a break is not part of the text (<c>DelSp=yes</c>).</param>
    public static string Unwrap(string text, bool deleteSpace)
    {
        StringBuilder read = new(text.Length);
        var flows = -1; // how deeply the line that goes on is quoted; -1 where the last one ended
        var first = true;
        foreach (var line in text.Split('\n'))
        {
            var depth = line.Length - line.AsSpan().TrimStart('>').Length;
            var said = line.AsSpan(depth);
            if (said.StartsWith(" "))
                said = said[1..]; // stuffed
            var signature = said.SequenceEqual("-- ");
            if (flows != depth || signature)
            {
                if (!first)
                    read.Append('\n');
                if (depth > 0)
                    read.Append('>', depth).Append(said.IsEmpty ? string.Empty : " ");
            }

            var soft = said.EndsWith(" ") && !signature;
            read.Append(soft && deleteSpace ? said[..^1] : said);
            (flows, first) = (soft ? depth : -1, false);
        }

        return read.ToString();
    }
}
