using System.Security.Cryptography;
using System.Text;

namespace Recovery.Audit.Notarising;

/// <summary>The key that signs checkpoints: a PEM file (EC P-256, PKCS #8) that only its owner may read. It is never in the database.</summary>
public sealed class NotaryKey : IDisposable
{
    private readonly ECDsa key;

    private NotaryKey(ECDsa key) => this.key = key;

    /// <summary>A new key that no file holds.</summary>
    public static NotaryKey New() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads the file of a key.</summary>
    /// <exception cref="NoteException">It holds no key of the curve P-256.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static NotaryKey Load(string path)
    {
        var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportFromPem(File.ReadAllText(path));
            if (ecdsa.KeySize == 256)
                return new NotaryKey(ecdsa);
        }
        catch (Exception wrong) when (wrong is ArgumentException or CryptographicException)
        {
            // said below
        }

        ecdsa.Dispose();
        throw new NoteException($"{path} holds no private key of the curve P-256 in PEM.");
    }

    /// <summary>Makes a key and its file, which nobody else may read; a file that is there is never replaced.</summary>
    /// <exception cref="IOException">It cannot be written, or another process made it meanwhile.</exception>
    public static NotaryKey Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var made = New();
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var unfinished = $"{path}.{Environment.ProcessId}";
        using (var file = new FileStream(unfinished, options))
        {
            file.Write(Encoding.ASCII.GetBytes(made.key.ExportPkcs8PrivateKeyPem() + "\n"));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: false);
        return made;
    }

    /// <summary>The public half, under the name of a log.</summary>
    public VerifierKey Verifier(string origin) => VerifierKey.Of(origin, key);

    /// <summary>Signs a checkpoint under the name of its log.</summary>
    public SignedNote Sign(Checkpoint checkpoint)
    {
        var text = checkpoint.Text();
        var signature = key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new SignedNote(text, [new NoteSignature(checkpoint.Origin, Verifier(checkpoint.Origin).Id, signature)]);
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
