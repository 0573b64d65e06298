using System.Security.Cryptography;
using System.Text;

namespace Recovery.Integrations.Mail.Threading;

/// <summary>
/// Signs what leads a message back to its case. References are consecutive numbers: without a signature, whoever holds one could write into the
/// neighbours' cases by counting. 50 bits are short enough for an address and far more than anybody can try by mail.
/// </summary>
public sealed class ThreadKey(ReadOnlyMemory<byte> secret)
{
    /// <summary>Characters of a signature.</summary>
    public const int Length = 10;

    internal const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567"; // base32 in lower case: mail systems change the case of addresses

    /// <summary>Without a secret nothing is signed and nothing is ever proven.</summary>
    public static ThreadKey None { get; } = new(default);

    /// <summary>True where there is a secret.</summary>
    public bool CanSign => !secret.IsEmpty;

    /// <summary>The signature of a text for one purpose, 10 characters of base32; empty without a secret.</summary>
    internal string Sign(string purpose, string text)
    {
        if (!CanSign)
            return string.Empty;

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret.Span, Encoding.UTF8.GetBytes($"{purpose}\n{text}"), hash);
        return Letters(hash[..8])[..Length];
    }

    /// <summary>True where the signature is ours; takes the same time wherever they differ.</summary>
    internal bool Proves(string purpose, string text, string signature) =>
        CanSign && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(purpose, text)), Encoding.UTF8.GetBytes(signature.ToLowerInvariant()));

    /// <summary>Bytes as letters and digits, five bits each, without padding; what is left of the last bits is dropped.</summary>
    internal static string Letters(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        int held = 0, bits = 0;
        foreach (var one in bytes)
        {
            held = ((held << 8) | one) & 0xFFF;
            for (bits += 8; bits >= 5; bits -= 5)
                text.Append(Alphabet[(held >> (bits - 5)) & 31]);
        }

        return text.ToString();
    }
}
