using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Recovery.Audit.Sealing;

/// <summary>
/// By what a text is found again where the text itself must not stand: HMAC-SHA-256 under a key that the database does not have, cut to so many bytes and
/// written in base64url. The same text is the same hash; which text it is, nobody can tell without the key, not even by trying all names there are.
/// </summary>
public sealed class KeyedHash(byte[] key, int bytes)
{
    /// <summary>The hash of a text.</summary>
    public string Of(string text)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text), hash);
        return Base64Url.EncodeToString(hash[..bytes]);
    }
}
