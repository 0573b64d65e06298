using System.Security.Cryptography;
using System.Text;
using Recovery.Domain;
using Recovery.Engine.Sealing;

namespace Recovery.Audit.Sealing;

/// <summary>
/// The key of one case's personal data: AES-256-GCM, with a nonce made from the text itself (HMAC-SHA-256 under a second key, first 12 bytes), so
/// that the same text is closed to the same and a nonce never meets two texts. Bound to its case: what is moved to another does not open.
/// </summary>
public sealed class CaseKey : ISeal
{
    /// <summary>Bytes of the material: 32 to encrypt with, 32 for the nonces.</summary>
    public const int Bytes = 64;

    private const int Nonce = 12;
    private const int Tag = 16;

    [ThreadStatic]
    private static (CaseKey? Of, AesGcm? Cipher) last; // an event has several texts, and to set a cipher up costs more than to use it

    private readonly byte[] material;

    /// <summary>From its bytes.</summary>
    /// <exception cref="MasterKeyException">There are more or fewer than 64.</exception>
    public CaseKey(Guid owner, byte[] material)
    {
        if (material.Length != Bytes)
            throw new MasterKeyException($"the key of {owner} has {material.Length} bytes, not {Bytes}.");
        (Owner, this.material) = (owner, material);
    }

    private AesGcm Cipher
    {
        get
        {
            if (ReferenceEquals(last.Of, this))
                return last.Cipher!;
            last.Cipher?.Dispose();
            last = (this, new AesGcm(material.AsSpan(0, 32), Tag));
            return last.Cipher;
        }
    }

    /// <summary>The case, or the arrival.</summary>
    public Guid Owner { get; }

    /// <summary>A new key. Where nobody keeps it, what it closes is closed for good.</summary>
    public static CaseKey New(Guid owner) => new(owner, RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>A key of 32 bytes for another purpose (HKDF, RFC 5869): what is made with it tells nothing of this one.</summary>
    public byte[] For(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, material, 32, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>Wrapped with a master key, to be stored.</summary>
    public byte[] WrappedWith(MasterKey master) => master.Wrap(Owner, material);

    /// <inheritdoc/>
    public string Close(string text)
    {
        if (text.Length == 0)
            return text; // no words at all say nothing
        return SealedText.Mark + Convert.ToBase64String(Close(Encoding.UTF8.GetBytes(text)));
    }

    /// <inheritdoc/>
    public byte[] Close(ReadOnlySpan<byte> content)
    {
        var closed = new byte[Nonce + content.Length + Tag];
        HMACSHA256.HashData(material.AsSpan(32), content)[..Nonce].CopyTo(closed, 0);
        Cipher.Encrypt(closed.AsSpan(0, Nonce), content, closed.AsSpan(Nonce, content.Length), closed.AsSpan(Nonce + content.Length), Owner.ToByteArray());
        return closed;
    }

    /// <inheritdoc/>
    public Personal Open(string stored)
    {
        if (!SealedText.Is(stored))
            return Personal.Of(stored);
        var bytes = new byte[stored.Length];
        return Convert.TryFromBase64Chars(stored.AsSpan(SealedText.Mark.Length), bytes, out var length) && Open(bytes.AsSpan(0, length)) is { } text
            ? Personal.Of(Encoding.UTF8.GetString(text))
            : Personal.Erased;
    }

    /// <inheritdoc/>
    public byte[]? Open(ReadOnlySpan<byte> stored)
    {
        if (stored.Length < Nonce + Tag)
            return null;
        var content = new byte[stored.Length - Nonce - Tag];
        try
        {
            Cipher.Decrypt(stored[..Nonce], stored[Nonce..^Tag], stored[^Tag..], content, Owner.ToByteArray());
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null; // closed with a key that was destroyed, or changed since: `recovery verify` tells which
        }
    }
}
