using System.Security.Cryptography;

namespace Recovery.Audit.Sealing;

/// <summary>The key that wraps the keys of all cases (AES-256-GCM). It is never in the database.</summary>
public sealed class MasterKey
{
    /// <summary>Bytes of a master key.</summary>
    public const int Bytes = 32;

    private const int Nonce = 12;
    private const int Tag = 16;

    private readonly byte[] key;

    /// <summary>From its 32 bytes.</summary>
    /// <exception cref="MasterKeyException">There are more or fewer.</exception>
    public MasterKey(ReadOnlySpan<byte> key)
    {
        if (key.Length != Bytes)
            throw new MasterKeyException($"a master key has {Bytes} bytes, this one has {key.Length}.");
        this.key = key.ToArray();
        Id = Convert.ToHexStringLower(SHA256.HashData([.. "recovery master key"u8, .. key]))[..16];
    }

    /// <summary>By what it is known where it is not: 16 hexadecimal digits of a hash.</summary>
    public string Id { get; }

    /// <summary>A new one.</summary>
    public static MasterKey New() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>As it is written in a file or an environment variable: base64.</summary>
    public string Text() => Convert.ToBase64String(key);

    /// <summary>Wraps the key of a case: nonce, ciphertext, tag.</summary>
    public byte[] Wrap(Guid owner, ReadOnlySpan<byte> material)
    {
        var wrapped = new byte[Nonce + material.Length + Tag];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(wrapped.AsSpan(0, Nonce), material, wrapped.AsSpan(Nonce, material.Length), wrapped.AsSpan(Nonce + material.Length), owner.ToByteArray());
        return wrapped;
    }

    /// <summary>Unwraps the key of a case.</summary>
    /// <exception cref="MasterKeyException">It was wrapped with another key, or for another case, or has been changed.</exception>
    public byte[] Unwrap(Guid owner, ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length < Nonce + Tag)
            throw new MasterKeyException($"the key of {owner} is cut off.");
        var material = new byte[wrapped.Length - Nonce - Tag];
        try
        {
            using var aes = new AesGcm(key, Tag);
            aes.Decrypt(wrapped[..Nonce], wrapped[Nonce..^Tag], wrapped[^Tag..], material, owner.ToByteArray());
            return material;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new MasterKeyException($"the key of {owner} does not open with master key {Id}: it was changed, or belongs elsewhere.");
        }
    }
}

/// <summary>Something is wrong with a master key; the message says what to do.</summary>
public sealed class MasterKeyException(string message) : Exception(message);
