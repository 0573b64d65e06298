using System.Collections.Concurrent;

namespace Recovery.Audit.Sealing;

/// <summary>Hashes of words that were asked for before: people use the same few thousand words, and a hash costs more than to look it up.</summary>
/// <param name="most">Words remembered at most.</param>
public sealed class RememberedHashes(KeyedHash hash, int most = 32_768)
{
    private const int Longest = 32; // longer ones hardly come twice

    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);
    private int count; // the dictionary's own takes every lock it has

    /// <summary>The hash of a word.</summary>
    public string Of(string word)
    {
        if (known.TryGetValue(word, out var found))
            return found;
        found = hash.Of(word);
        if (word.Length <= Longest && known.TryAdd(word, found) && Interlocked.Increment(ref count) > most)
            Forget(); // rare, and cheaper than remembering who came first
        return found;
    }

    /// <summary>Somebody is to be forgotten, whose words these may be.</summary>
    public void Forget()
    {
        known.Clear();
        Volatile.Write(ref count, 0);
    }
}
