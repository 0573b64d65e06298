using System.Text;
using Recovery.Domain;

namespace Recovery.Integrations.Mail.Reading;

/// <summary>Lists of addresses (RFC 5322, 3.4): names, groups, comments, quotes, and what writers make of them.</summary>
internal static class AddressList
{
    public static IReadOnlyList<Mailbox> Read(IEnumerable<string> headers, Reading reading)
    {
        List<Mailbox> boxes = [];
        foreach (var raw in headers)
        {
            string? before = null; // words without an address, which may be the family name of "Doe, John <john@example.org>"
            foreach (var entry in AddressTokens.Split(raw))
            {
                if (boxes.Count >= reading.Limits.ListEntries)
                {
                    reading.Note(Defect.ListTooLong);
                    return boxes;
                }

                if (before is not null && entry.Angle is null)
                    boxes.Add(Box(new(before, null, string.Empty), reading));
                else if (before is not null)
                    reading.Note(Defect.AddressBroken);
                var joined = before is not null && entry.Angle is not null ? entry with { Words = before + ", " + entry.Words } : entry;
                before = null;
                if (joined.Angle is null && joined.AfterComma && !joined.Words.Contains('@', StringComparison.Ordinal) && joined.Words.Length > 0 && joined.Comment.Length == 0)
                    before = joined.Words;
                else if (joined.Words.Length > 0 || joined.Angle is not null)
                    boxes.Add(Box(joined, reading));
            }

            if (before is not null)
                boxes.Add(Box(new(before, null, string.Empty), reading));
        }

        return boxes;
    }

    private static Mailbox Box(AddressEntry entry, Reading reading)
    {
        var address = entry.Angle ?? entry.Words;
        var name = entry.Angle is null ? entry.Comment : entry.Words.Length > 0 ? entry.Words : entry.Comment;
        if (entry.Angle is null && Bare(address) is var (rest, found))
            (name, address) = (rest, found);
        if (address.StartsWith('@') && address.IndexOf(':', StringComparison.Ordinal) is > 0 and var route)
            address = address[(route + 1)..]; // RFC 5322, 4.4
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            address = address[7..];
        address = Clean.Line(EncodedWords.Decode(address, reading)).Trim();
        if (address.Length > 0 && (!address.Contains('@', StringComparison.Ordinal) || address.Any(char.IsWhiteSpace)))
            reading.Note(Defect.AddressBroken);
        var shown = Clean.Line(EncodedWords.Decode(name, reading)).Trim();
        if (shown.Length > 1 && shown[0] is '\'' or '"' && shown[^1] == shown[0])
            shown = shown[1..^1]; // Outlook quotes names so, others encode the quotes with them
        return new(Personal.Maybe(shown), Personal.Of(address));
    }

    // "John Doe john@example.org", whose writer forgot the brackets.
    private static (string Name, string Address)? Bare(string words)
    {
        if (words.StartsWith('"') || !words.Contains(' ', StringComparison.Ordinal))
            return null;
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(parts, part => part.IndexOf('@', StringComparison.Ordinal) is > 0 and var sign && sign < part.Length - 1);
        return at < 0 ? null : (string.Join(' ', parts.Where((_, index) => index != at)), parts[at]);
    }
}

/// <summary>One entry of a list: its words, what stands in brackets (null: there are none) and what in parentheses.</summary>
internal sealed record AddressEntry(string Words, string? Angle, string Comment, bool AfterComma = false);

/// <summary>A list cut at commas and semicolons, groups dissolved into their members.</summary>
internal static class AddressTokens
{
    public static IEnumerable<AddressEntry> Split(string raw)
    {
        StringBuilder words = new(), comment = new();
        string? angle = null;
        var (lastQuote, lastClose, lastWord) = (raw.LastIndexOf('"'), raw.LastIndexOf(')'), raw.LastIndexOf("?=", StringComparison.Ordinal));
        for (var at = 0; at < raw.Length; at++)
        {
            switch (raw[at])
            {
                case '=' when at < lastWord && EncodedWords.End(raw, at) is { } after:
                    words.Append(raw, at, after - at); // commas and parentheses within are the name's
                    at = after - 1;
                    break;
                case '"' when at < lastQuote:
                    var quoted = Quoted(raw, ref at);
                    // Quoted local parts stay quoted, names do not.
                    words.Append(at + 1 < raw.Length && raw[at + 1] == '@' ? $"\"{quoted}\"" : quoted);
                    break;
                case '(' when at < lastClose:
                    if (comment.Length > 0)
                        comment.Append(' ');
                    comment.Append(Comment(raw, ref at));
                    break;
                case '<':
                    var end = raw.IndexOf('>', at);
                    var stop = end < 0 ? raw.Length : end;
                    angle ??= raw[(at + 1)..stop].Trim(' ', '\t', '<');
                    at = stop;
                    break;
                case ':' when angle is null && words.Length is > 0 and < 200 && !words.ToString().Contains('@', StringComparison.Ordinal) && !Mailto(words):
                    words.Clear(); // the name of a group
                    break;
                case ',' or ';':
                    yield return Entry(raw[at] == ',');
                    break;
                case '>':
                    break;
                default:
                    words.Append(raw[at]);
                    break;
            }
        }

        yield return Entry(false);

        AddressEntry Entry(bool comma)
        {
            AddressEntry entry = new(string.Join(' ', words.ToString().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)), angle, comment.ToString().Trim(), comma);
            words.Clear();
            comment.Clear();
            angle = null;
            return entry;
        }
    }

    private static bool Mailto(StringBuilder words) => words.ToString().Trim().Equals("mailto", StringComparison.OrdinalIgnoreCase);

    private static string Quoted(string raw, ref int at)
    {
        StringBuilder text = new();
        for (at++; at < raw.Length && raw[at] != '"'; at++)
        {
            if (raw[at] == '\\' && at + 1 < raw.Length)
                at++;
            text.Append(raw[at]);
        }

        return text.ToString();
    }

    private static string Comment(string raw, ref int at)
    {
        StringBuilder text = new();
        var depth = 1;
        for (at++; at < raw.Length; at++)
        {
            if (raw[at] == '\\' && at + 1 < raw.Length)
            {
                text.Append(raw[++at]);
                continue;
            }

            depth += raw[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
                break;
            text.Append(raw[at]);
        }

        return text.ToString();
    }
}
