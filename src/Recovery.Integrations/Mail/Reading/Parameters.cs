using System.Globalization;
using System.Text;

namespace Recovery.Integrations.Mail.Reading;

/// <summary>A header of a value with parameters (RFC 2045, 5.1), continued and encoded as RFC 2231 has it, or as mail programs do.</summary>
internal sealed record Parameters(string Value, IReadOnlyDictionary<string, string> Named)
{
    private const int Most = 200;

    public static Parameters None { get; } = new(string.Empty, new Dictionary<string, string>(StringComparer.Ordinal));

    public string? this[string name] => Named.TryGetValue(name, out var value) ? value : null;

    public static Parameters Read(string? raw, Reading reading)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return None;
        var fields = Split(raw);
        Dictionary<string, string> plain = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, SortedDictionary<int, (string Text, bool Coded)>> pieces = new(StringComparer.OrdinalIgnoreCase);
        foreach (var field in fields.Skip(1).Take(Most))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                continue;
            var name = field[..equals].Trim();
            var value = Unquoted(field[(equals + 1)..].Trim());
            var coded = name.EndsWith('*');
            var parts = name.TrimEnd('*').Split('*');
            var index = -1;
            if (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out index) || parts.Length > 2)
                continue;
            if (parts.Length == 1 && !coded)
                plain.TryAdd(parts[0].Trim(), EncodedWords.Decode(value, reading));
            else
                (pieces.TryGetValue(parts[0], out var of) ? of : pieces[parts[0]] = []).TryAdd(Math.Max(index, 0), (value, coded));
        }

        foreach (var (name, of) in pieces)
            plain[name] = Joined(of, reading); // the encoded form wins over the plain one beside it (RFC 6266, 4.3)
        return new(fields.Count > 0 ? fields[0].Trim().ToLowerInvariant() : string.Empty, plain);
    }

    private static string Joined(SortedDictionary<int, (string Text, bool Coded)> pieces, Reading reading)
    {
        List<byte> bytes = [];
        string? charset = null;
        var next = 0;
        foreach (var (index, (text, coded)) in pieces)
        {
            if (index != next++ && index != next++) // counted from 1, or one lost; what lies behind a gap belongs nowhere
                break;
            var value = text;
            if (coded && charset is null && value.Split('\'', 3) is [var set, _, var rest])
                (charset, value) = (set, rest);
            var raw = Encoding.UTF8.GetBytes(value);
            bytes.AddRange(coded ? Percent(raw) : raw);
        }

        return charset is null ? EncodedWords.Decode(Encoding.UTF8.GetString([.. bytes]), reading) : Charsets.Text(bytes.ToArray(), charset, reading);
    }

    private static List<byte> Percent(byte[] raw)
    {
        List<byte> bytes = new(raw.Length);
        for (var at = 0; at < raw.Length; at++)
        {
            if (raw[at] == '%' && at + 2 < raw.Length && byte.TryParse(Encoding.Latin1.GetString(raw, at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var one))
            {
                bytes.Add(one);
                at += 2;
            }
            else
            {
                bytes.Add(raw[at]);
            }
        }

        return bytes;
    }

    /// <summary>At semicolons outside quotes and comments; comments are left out.</summary>
    private static List<string> Split(string raw)
    {
        List<string> fields = [];
        StringBuilder field = new();
        var quoted = false;
        var comment = 0;
        var lastClose = raw.LastIndexOf(')');
        var lastQuote = raw.LastIndexOf('"');
        for (var at = 0; at < raw.Length; at++)
        {
            var one = raw[at];
            if (one == '\\' && at + 1 < raw.Length && quoted)
                field.Append(one).Append(raw[++at]);
            else if (one == '"' && comment == 0 && (quoted || at < lastQuote && Opens(field)))
                (quoted, _) = (!quoted, field.Append(one));
            else if (quoted)
                field.Append(one);
            else if (one == '(' && (comment > 0 || (field.Length == 0 || char.IsWhiteSpace(field[^1])) && at < lastClose))
                comment++;
            else if (one == ')' && comment > 0)
                comment--;
            else if (comment > 0)
                continue;
            else if (one == ';')
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
                field.Append(one);
        }

        fields.Add(field.ToString());
        return fields;
    }

    // A quote opens where a value begins and where another one closes it; a lone one is a character like others.
    private static bool Opens(StringBuilder field)
    {
        var before = field.Length;
        while (before > 0 && char.IsWhiteSpace(field[before - 1]))
            before--;
        return before > 0 && field[before - 1] == '=';
    }

    private static string Unquoted(string value)
    {
        if (value.Length == 0 || value[0] != '"')
            return value;
        StringBuilder text = new(value.Length);
        for (var at = 1; at < value.Length && value[at] != '"'; at++)
        {
            // A path of Windows in quotes is no chain of quoted pairs.
            if (value[at] == '\\' && at + 1 < value.Length && value[at + 1] is '"' or '\\')
                at++;
            text.Append(value[at]);
        }

        return text.ToString();
    }
}
