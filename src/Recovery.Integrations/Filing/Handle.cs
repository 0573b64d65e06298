using System.Security.Cryptography;
using System.Text;

namespace Recovery.Integrations.Filing;

/// <summary>Identities and texts of strangers, made fit for an index and a line: nothing they send makes the database refuse it.</summary>
internal static class Handle
{
    private const int Longest = 200;

    /// <summary>An identity as sent; the hash of one that is longer than any index takes, or holds what no text column takes.</summary>
    public static string Of(string identity) =>
        identity.Length <= Longest && !identity.Contains('\0', StringComparison.Ordinal) ? identity : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));

    /// <summary>One line of at most 200 characters; null stays absent.</summary>
    public static string? Line(string? text)
    {
        if (text is null)
            return null;
        var line = Mail.Reading.Clean.Line(text);
        return line.Length <= Longest ? line : line[..(char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest)];
    }
}
