using System.Buffers;
using System.Globalization;
using System.Text;

namespace Recovery.Integrations.Mail.Reading;

/// <summary>Bytes to text by the character set somebody declares, rightly or wrongly. The code pages are asked directly and registered nowhere.</summary>
internal static class Charsets
{
    private static readonly UTF8Encoding Strict = new(false, true);
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    // Names that mail uses and .NET does not know, or where a superset is what writers mean (WHATWG Encoding Standard).
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = "utf-8", ["cp65001"] = "utf-8", ["utf-8mb4"] = "utf-8", ["utf8mb4"] = "utf-8", ["unicode-1-1-utf-8"] = "utf-8", ["x-utf-8"] = "utf-8",
        ["ascii"] = "us-ascii", ["ansi-x3.4-1968"] = "us-ascii", ["ansi_x3.4-1968"] = "us-ascii", ["iso646-us"] = "us-ascii", ["us"] = "us-ascii", ["646"] = "us-ascii",
        ["latin1"] = "windows-1252", ["latin-1"] = "windows-1252", ["l1"] = "windows-1252", ["iso8859-1"] = "windows-1252", ["iso-8859-1"] = "windows-1252",
        ["iso_8859-1"] = "windows-1252", ["iso88591"] = "windows-1252", ["8859_1"] = "windows-1252", ["cp1252"] = "windows-1252", ["cp-1252"] = "windows-1252", ["ansi"] = "windows-1252",
        ["latin9"] = "iso-8859-15", ["latin-9"] = "iso-8859-15", ["iso8859-15"] = "iso-8859-15",
        ["iso-8859-8-i"] = "iso-8859-8", ["iso-8859-8-e"] = "iso-8859-8", ["iso-8859-6-i"] = "iso-8859-6", ["iso-8859-6-e"] = "iso-8859-6", ["iso-8859-9"] = "windows-1254", ["iso-8859-11"] = "windows-874",
        ["ks_c_5601"] = "ks_c_5601-1987", ["ks_c_5601-1989"] = "ks_c_5601-1987", ["cp949"] = "ks_c_5601-1987", ["uhc"] = "ks_c_5601-1987", ["euc-kr"] = "ks_c_5601-1987", ["ms949"] = "ks_c_5601-1987",
        ["gb2312"] = "gb18030", ["gbk"] = "gb18030", ["cp936"] = "gb18030", ["x-gbk"] = "gb18030", ["gb_2312-80"] = "gb18030", ["euc-cn"] = "gb18030", ["ms936"] = "gb18030",
        ["sjis"] = "shift_jis", ["x-sjis"] = "shift_jis", ["shift-jis"] = "shift_jis", ["cp932"] = "shift_jis", ["windows-31j"] = "shift_jis", ["ms932"] = "shift_jis", ["ms_kanji"] = "shift_jis",
        ["cp950"] = "big5", ["big5-hkscs"] = "big5", ["ms950"] = "big5", ["cp932-jp"] = "shift_jis", ["iso-2022-jp-ms"] = "iso-2022-jp", ["cp50220"] = "iso-2022-jp", ["iso-2022-jp-1"] = "iso-2022-jp", ["iso-2022-jp-2"] = "iso-2022-jp",
        ["koi8r"] = "koi8-r", ["koi8u"] = "koi8-u", ["win-1251"] = "windows-1251", ["mac"] = "macintosh", ["x-mac-roman"] = "macintosh", ["macroman"] = "macintosh", ["tis620"] = "tis-620",
        ["utf16"] = "utf-16", ["utf16le"] = "utf-16", ["utf-16le"] = "utf-16", ["utf16be"] = "utf-16be",
    };

    /// <summary>The encoding of a name; null where it is not known, or is UTF-7, which hides markup from whoever looks for it.</summary>
    public static Encoding? Find(string? name)
    {
        name = name?.Trim(' ', '\t', '"', '\'', ';', ',', '<', '>') ?? string.Empty;
        if (Aliases.TryGetValue(name, out var alias))
            name = alias;
        else if (name.StartsWith("cp", StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan(2), CultureInfo.InvariantCulture, out var page) && page is > 0 and < 65000)
            return Page(page);
        if (name.Length is 0 or > 40 || name.Contains("utf-7", StringComparison.OrdinalIgnoreCase) || name.Contains("utf7", StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return name.StartsWith("windows", StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan(7).TrimStart("-_"), CultureInfo.InvariantCulture, out var number) ? Page(number) : null;
        }
    }

    /// <summary>Text of a body or an encoded word. A set that is missing, unknown or evidently wrong gives way to UTF-8, else Windows-1252.</summary>
    public static string Text(ReadOnlySpan<byte> bytes, string? declared, Reading reading)
    {
        var found = Find(declared);
        if (found is not null && found.CodePage is not (20127 or 65001 or 1252))
            return found.GetString(bytes).TrimStart('\uFEFF');
        if (found is null && !string.IsNullOrWhiteSpace(declared))
            reading.Note(Defect.CharsetUnknown);
        if (Ascii.IsValid(bytes))
            return Escaped(bytes) ?? Encoding.ASCII.GetString(bytes);

        var (valid, broken) = Sequences(bytes);
        var fits = broken == 0 || valid > broken * 4; // one broken character makes no other text of a long one
        if (found is null && string.IsNullOrWhiteSpace(declared))
            reading.Note(Defect.CharsetMissing);
        else if (found is not null && (found.CodePage == 65001 ? broken > 0 : found.CodePage == 20127 || fits))
            reading.Note(Defect.CharsetWrong);
        return (fits ? Encoding.UTF8 : Western).GetString(bytes).TrimStart('\uFEFF');
    }

    /// <summary>Text of a header, which nobody declares.</summary>
    public static string Header(ReadOnlySpan<byte> bytes, Reading reading)
    {
        if (Ascii.IsValid(bytes))
            return Escaped(bytes) ?? Encoding.ASCII.GetString(bytes);
        reading.Note(Defect.HeaderEightBit);
        return (Sequences(bytes).Broken == 0 ? Strict : Western).GetString(bytes);
    }

    // ISO-2022-JP is seven bits and says by escapes what it is, so that Japanese writers leave its name out.
    private static string? Escaped(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("\e$B"u8) >= 0 || bytes.IndexOf("\e$@"u8) >= 0 ? Page(50220)?.GetString(bytes) : null;

    private static Encoding? Page(int number)
    {
        try
        {
            return number == 65000 ? null : CodePagesEncodingProvider.Instance.GetEncoding(number);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>How many characters beyond ASCII are good UTF-8, and how many are not.</summary>
    private static (int Valid, int Broken) Sequences(ReadOnlySpan<byte> bytes)
    {
        int valid = 0, broken = 0;
        while (!bytes.IsEmpty)
        {
            var plain = bytes.IndexOfAnyExceptInRange((byte)0, (byte)127);
            if (plain < 0)
                break;
            bytes = bytes[plain..];
            var good = Rune.DecodeFromUtf8(bytes, out _, out var taken) == OperationStatus.Done;
            (valid, broken) = good ? (valid + 1, broken) : (valid, broken + 1);
            bytes = bytes[taken..];
        }

        return (valid, broken);
    }
}
