using Recovery.Integrations.Mail;

namespace Recovery.Integrations.Providers;

/// <summary>A block of headers as one text, unfolded (RFC 5322, 2.2.3); lines that are no header are passed over.</summary>
internal static class HeaderBlock
{
    private const int Most = 1000;

    public static List<Header> Read(string block)
    {
        List<Header> headers = [];
        foreach (var line in block.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Replace("\n ", " ", StringComparison.Ordinal).Split('\n'))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && headers.Count < Most)
                headers.Add(new Header(line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }

        return headers;
    }
}
