namespace Recovery.Audit.Sealing;

/// <summary>
/// The master keys of a process: the first wraps, all of them unwrap. During a rotation there are two. None at all is a process that reads
/// without opening anything personal.
/// </summary>
public sealed class MasterKeys
{
    private readonly Dictionary<string, MasterKey> byId;

    private readonly Func<MasterKeys>? source;

    private MasterKeys(IReadOnlyList<MasterKey> keys, Func<MasterKeys>? source = null)
    {
        this.source = source;
        Current = keys.Count > 0 ? keys[0] : null;
        byId = keys.DistinctBy(key => key.Id, StringComparer.Ordinal).ToDictionary(key => key.Id, StringComparer.Ordinal);
    }

    /// <summary>No key.</summary>
    public static MasterKeys None { get; } = new([]);

    /// <summary>What wraps; null for none.</summary>
    public MasterKey? Current { get; }

    /// <summary>Their ids.</summary>
    public IReadOnlyCollection<string> Ids => byId.Keys;

    /// <summary>These keys, the current one first.</summary>
    public static MasterKeys Of(params IReadOnlyList<MasterKey> keys) => new(keys);

    /// <summary>As written in a file or a variable: a key in base64 a line (or after a comma), the current one first; what follows a # is a remark.</summary>
    /// <exception cref="MasterKeyException">A line is not 32 bytes in base64.</exception>
    public static MasterKeys Parse(string text) =>
        new([.. text.Split(['\n', ','], StringSplitOptions.None).Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0).Select(Key)]);

    /// <summary>The key with an id; null where it is not among these.</summary>
    public MasterKey? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The same, with where they came from: asked again for a key that is not among them, as a rotation adds one.</summary>
    public MasterKeys From(Func<MasterKeys> where) => new([.. byId.Values.OrderByDescending(key => ReferenceEquals(key, Current))], where);

    /// <summary>As their source has them now; these where there is none.</summary>
    public MasterKeys Again() => source?.Invoke() ?? this;

    private static MasterKey Key(string line)
    {
        var bytes = new byte[line.Length];
        return Convert.TryFromBase64String(line, bytes, out var length)
            ? new MasterKey(bytes.AsSpan(0, length))
            : throw new MasterKeyException("a master key is written as base64 of 32 bytes; this line is not.");
    }
}
