using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Recovery.Postgres.Keys;

/// <summary>
/// The secret of an API key: <c>rk_&lt;id&gt;_&lt;43 characters&gt;</c>, 256 random bits in base64url behind the key's id, which only says where to look.
/// </summary>
internal static class Secret
{
    private const string Prefix = "rk_";
    private const int IdLength = 12;
    private const int RandomBytes = 32;
    private const int Length = 3 + IdLength + 1 + 43;

    /// <summary>A new secret.</summary>
    public static (string Id, string Text) Make()
    {
        var id = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", IdLength);
        return (id, $"{Prefix}{id}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes))}");
    }

    /// <summary>The id a text names; null when it is not shaped like a secret of ours.</summary>
    public static string? IdOf(string text)
    {
        if (text.Length != Length || !text.StartsWith(Prefix, StringComparison.Ordinal) || text[Prefix.Length + IdLength] != '_')
            return null;
        var id = text.AsSpan(Prefix.Length, IdLength);
        return id.ContainsAnyExcept("abcdefghijkmnpqrstuvwxyz23456789") || text.AsSpan(Prefix.Length + IdLength + 1).ContainsAnyExcept(Random)
            ? null
            : id.ToString();
    }

    /// <summary>What is stored of a secret. 256 random bits need no salt and no slow hash.</summary>
    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static readonly System.Buffers.SearchValues<char> Random =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}
