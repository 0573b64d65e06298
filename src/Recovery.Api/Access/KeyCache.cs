using System.Collections.Concurrent;
using Recovery.Engine.Keys;

namespace Recovery.Api.Access;

/// <summary>
/// Answers of the keyring, known keys and unknown ones, believed for two seconds: not every request hashes its secret, and a flood of
/// guesses does not reach the database. With what the keyring itself remembers, a revoked key stops within five seconds.
/// </summary>
public sealed class KeyCache(IKeyring keyring, TimeProvider time)
{
    /// <summary>How long an answer is believed.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromSeconds(2);

    private const int Most = 4096; // a flood of guesses must not fill the memory
    private const int LongestSecret = 200;
    private readonly ConcurrentDictionary<string, Lookup> known = new(StringComparer.Ordinal);

    /// <summary>The live key with this secret; null for an unknown or revoked one.</summary>
    /// <exception cref="Engine.Storing.StoreUnavailableException">It is not cached and the database cannot be reached.</exception>
    public ValueTask<ApiKey?> Find(string secret)
    {
        if (secret.Length > LongestSecret || !secret.All(char.IsAscii))
            return ValueTask.FromResult<ApiKey?>(null);
        if (known.TryGetValue(secret, out var found) && IsFresh(found))
            return found.Key.IsCompletedSuccessfully ? ValueTask.FromResult(found.Key.Result) : new ValueTask<ApiKey?>(Waited(secret, found));
        return new ValueTask<ApiKey?>(LookUp(secret));
    }

    /// <summary>Forgets everything, so that what was just changed here is seen here at once.</summary>
    public void Forget() => known.Clear();

    private bool IsFresh(Lookup lookup) => time.GetElapsedTime(lookup.At) < Believed;

    /// <summary>Requests that come together wait for one and the same answer.</summary>
    private Task<ApiKey?> LookUp(string secret)
    {
        if (known.Count >= Most)
            known.Clear();
        var mine = new Lookup(secret, keyring, time.GetTimestamp());
        var shared = known.AddOrUpdate(secret, mine, (_, present) => IsFresh(present) ? present : mine);
        return Waited(secret, shared);
    }

    private async Task<ApiKey?> Waited(string secret, Lookup lookup)
    {
        try
        {
            return await lookup.Key.ConfigureAwait(false);
        }
        catch
        {
            known.TryRemove(new KeyValuePair<string, Lookup>(secret, lookup)); // a failure is not an answer
            throw;
        }
    }

    private sealed class Lookup(string secret, IKeyring keyring, long at)
    {
        private readonly Lazy<Task<ApiKey?>> key = new(() => keyring.Find(secret, CancellationToken.None).AsTask());

        public long At { get; } = at;

        public Task<ApiKey?> Key => key.Value;
    }
}
