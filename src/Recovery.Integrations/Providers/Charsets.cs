using System.Text;

namespace Recovery.Integrations.Providers;

/// <summary>Texts in the charset that somebody says they are in.</summary>
internal static class Charsets
{
    /// <summary>The text; UTF-8 where the charset is unknown or not said. UTF-7 is unknown: it hides markup.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset) => Of(charset).GetString(bytes);

    private static Encoding Of(string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset) || charset.Contains("utf-7", StringComparison.OrdinalIgnoreCase))
            return Encoding.UTF8;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(charset.Trim()) ?? Encoding.GetEncoding(charset.Trim());
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }
}

/// <summary>Base64 of strangers.</summary>
internal static class Base64
{
    public static bool TryRead(string text, out byte[] bytes)
    {
        var buffer = new byte[text.Length];
        var read = Convert.TryFromBase64String(text, buffer, out var length);
        bytes = read ? buffer[..length] : [];
        return read;
    }
}
