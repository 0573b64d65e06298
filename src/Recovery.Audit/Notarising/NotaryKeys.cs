namespace Recovery.Audit.Notarising;

/// <summary>The directory of keys: <c>notary.key</c>, the private one, and <c>notary.pub</c>, the verifier's line of every key that ever signed here.</summary>
public sealed class NotaryKeys(string directory)
{
    /// <summary>File of the private key.</summary>
    public string PrivateFile { get; } = Path.Combine(directory, "notary.key");

    /// <summary>File of the verifier's key lines, to be handed to auditors.</summary>
    public string PublicFile { get; } = Path.Combine(directory, "notary.pub");

    /// <summary>The key to sign with.</summary>
    /// <param name="origin">The log it signs for.</param>
    /// <param name="mayMake">Whether a missing one is made: only while nothing was ever signed.</param>
    /// <exception cref="NoteException">There is none and none may be made, or the file holds something else.</exception>
    public NotaryKey Open(string origin, bool mayMake)
    {
        if (!File.Exists(PrivateFile) && !mayMake)
            throw new NoteException($"there is no key to sign with at {PrivateFile}, though this log was signed before: bring the key back, or make a new one as the runbook `verifying` says.");
        var key = File.Exists(PrivateFile) ? NotaryKey.Load(PrivateFile) : NotaryKey.Create(PrivateFile);
        var line = key.Verifier(origin).ToString();
        if (!Known().Any(known => known.ToString() == line))
            File.AppendAllText(PublicFile, line + "\n");
        return key;
    }

    /// <summary>The keys whose signatures count here.</summary>
    /// <exception cref="NoteException">A line of the file is no verifier's key.</exception>
    public IReadOnlyList<VerifierKey> Known() => File.Exists(PublicFile) ? VerifierKey.ParseAll(File.ReadAllText(PublicFile)) : [];
}
