using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Recovery.Audit.Notarising;

/// <summary>What a key says to a note.</summary>
public enum SignatureStanding
{
    /// <summary>The note does not bear a signature of this key.</summary>
    Absent,

    /// <summary>The key signed this text.</summary>
    Good,

    /// <summary>The note claims this key, which did not sign this text.</summary>
    Bad,
}

/// <summary>
/// The public half of a notary's key, as a line for people to hand on: <c>name+hex(key id)+base64(2 ‖ SPKI)</c>. ECDSA on P-256 with SHA-256, signatures in DER; the key id is the
/// first four bytes of the SHA-256 of the public key as SPKI (C2SP signed-note, signature type 2).
/// </summary>
public sealed class VerifierKey
{
    private const byte Ecdsa = 2;

    private readonly byte[] spki;

    private VerifierKey(string name, byte[] spki)
    {
        (Name, this.spki) = (name, spki);
        var hash = SHA256.HashData(spki);
        Id = (uint)(hash[0] << 24 | hash[1] << 16 | hash[2] << 8 | hash[3]);
    }

    /// <summary>The name it signs under: the origin of its log.</summary>
    public string Name { get; }

    /// <summary>Its id in notes.</summary>
    public uint Id { get; }

    /// <summary>Of a key pair.</summary>
    public static VerifierKey Of(string name, ECDsa key) => new(name, key.ExportSubjectPublicKeyInfo());

    /// <summary>Reads a verifier's key line.</summary>
    /// <exception cref="NoteException">It is not one, of another kind of key, or its id does not fit.</exception>
    public static VerifierKey Parse(string line)
    {
        var parts = line.Trim().Split('+', 3);
        var bytes = new byte[line.Length];
        if (parts is not [{ Length: > 0 } name, { Length: 8 } id, var base64] || !Convert.TryFromBase64String(base64, bytes, out var length) || length < 2 || bytes[0] != Ecdsa)
            throw new NoteException("this is no verifier's key of the form name+id+key for ECDSA.");
        var key = new VerifierKey(name, bytes[1..length]);
        if (id != key.HexId)
            throw new NoteException("the id in the verifier's key is not that of its key.");
        try
        {
            using var ecdsa = key.Open();
            return ecdsa.KeySize == 256 ? key : throw new NoteException("the verifier's key is not on the curve P-256.");
        }
        catch (CryptographicException)
        {
            throw new NoteException("the verifier's key cannot be read.");
        }
    }

    /// <summary>Every key of a text, one a line; what begins with # is a remark.</summary>
    /// <exception cref="NoteException">A line is no verifier's key.</exception>
    public static IReadOnlyList<VerifierKey> ParseAll(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').Select(Parse)];

    /// <summary>What this key says to a note.</summary>
    public SignatureStanding Of(SignedNote note)
    {
        var mine = note.Signatures.Where(one => one.KeyId == Id && one.Name == Name).ToList();
        if (mine.Count == 0)
            return SignatureStanding.Absent;
        using var ecdsa = Open();
        var text = Encoding.UTF8.GetBytes(note.Text);
        return mine.TrueForAll(one => ecdsa.VerifyData(text, one.Signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)) ? SignatureStanding.Good : SignatureStanding.Bad;
    }

    /// <summary>The line to hand on.</summary>
    public override string ToString() => $"{Name}+{HexId}+{Convert.ToBase64String([Ecdsa, .. spki])}";

    private string HexId => Id.ToString("x8", CultureInfo.InvariantCulture);

    private ECDsa Open()
    {
        var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(spki, out _);
        return ecdsa;
    }
}
