using System.Text;
using Recovery.Cli.Answering;

namespace Recovery.Cli.Importing;

/// <summary>The file as text: its encoding told by its first bytes or by the map, else UTF-8, else Windows-1252.</summary>
internal static class SourceText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the file, or ends with status 2.</summary>
    public static string Read(string path, string? encodingName)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw StoppedException.BadArguments($"{path} cannot be read: {wrong.Message}");
        }

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return encodingName is null ? Detected(bytes) : Named(bytes, encodingName);
    }

    /// <summary>The delimiter that splits the first line into the most columns.</summary>
    public static char DelimiterOf(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']);
        var header = end < 0 ? text : text[..end];
        var quoted = false;
        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0, ['|'] = 0 };
        foreach (var letter in header)
        {
            quoted ^= letter == '"';
            if (!quoted && counts.TryGetValue(letter, out var count))
                counts[letter] = count + 1;
        }

        return counts.MaxBy(pair => pair.Value).Key;
    }

    private static string Detected(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), StrictUtf8, detectEncodingFromByteOrderMarks: true);
        try
        {
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(1252).GetString(bytes);
        }
    }

    private static string Named(byte[] bytes, string name)
    {
        try
        {
            return Encoding.GetEncoding(name).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (ArgumentException)
        {
            throw StoppedException.BadArguments($"encoding: \"{name}\" is not known; write utf-8, utf-16, iso-8859-1, windows-1252, …");
        }
    }
}
