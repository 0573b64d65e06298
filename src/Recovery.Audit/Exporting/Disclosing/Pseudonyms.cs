using System.Security.Cryptography;
using System.Text;

namespace Recovery.Audit.Exporting.Disclosing;

/// <summary>
/// Names of staff as pseudonyms: HMAC-SHA-256 (RFC 2104) under a key of the house, first 8 bytes. The same person has the same pseudonym in all
/// exports of one house; without the key nobody can try names out.
/// </summary>
public sealed class Pseudonyms
{
    /// <summary>Least length of the key, in bytes.</summary>
    public const int LeastKey = 16;

    private readonly byte[] key;

    /// <summary>Under a key.</summary>
    /// <exception cref="ArgumentException">It is shorter than <see cref="LeastKey"/>.</exception>
    public Pseudonyms(ReadOnlySpan<byte> key)
    {
        if (key.Length < LeastKey)
            throw new ArgumentException($"a key of pseudonyms has at least {LeastKey} bytes", nameof(key));
        this.key = key.ToArray();
    }

    /// <summary>The pseudonym of a name, e.g. <c>agent-3f9a0c5d7e21b846</c>.</summary>
    public string Of(string name) => "agent-" + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(name)).AsSpan(0, 8));
}
