using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;
using Recovery.Audit.Sealing;
using Recovery.Engine.Sealing;

namespace Recovery.Postgres.Vault;

/// <summary>
/// The keys of cases and arrivals, unwrapped and kept for a minute. An erasure is heard on every node and drops them at once; a node that cannot
/// hear keeps none.
/// </summary>
internal sealed class CaseKeys(NpgsqlDataSource database, MasterKeys masters, TimeProvider time)
{
    private const int Most = 40_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, Held> held = new();

    /// <summary>The master key that wraps what is new.</summary>
    /// <exception cref="InvalidOperationException">This process has none.</exception>
    public MasterKey Master => masters.Current ?? throw new InvalidOperationException("This process has no master key: it may read, and write nothing personal.");

    /// <summary>The seal of one owner; null where it never had a key, or none that is alive.</summary>
    public async ValueTask<ISeal?> Find(Guid owner, CancellationToken ct) => Known(owner) ?? (await Load([owner], ct)).GetValueOrDefault(owner);

    /// <summary>The seals of several owners, in one round trip at most.</summary>
    public async ValueTask<IReadOnlyDictionary<Guid, ISeal>> Of(IReadOnlyCollection<Guid> owners, CancellationToken ct)
    {
        var seals = new Dictionary<Guid, ISeal>(owners.Count);
        var missing = new List<Guid>();
        foreach (var owner in owners)
        {
            if (Known(owner) is { } known)
                seals.TryAdd(owner, known);
            else if (seals.TryAdd(owner, NoKey.Destroyed))
                missing.Add(owner);
        }

        if (missing.Count > 0)
        {
            foreach (var (owner, seal) in await Load(missing, ct))
                seals[owner] = seal;
        }

        return seals;
    }

    /// <summary>Keeps a key that was just stored.</summary>
    public void Keep(CaseKey key) => Hold(key.Owner, key);

    /// <summary>Their keys are destroyed.</summary>
    public void Drop(IEnumerable<Guid> owners)
    {
        foreach (var owner in owners)
            held.TryRemove(owner, out _);
    }

    /// <summary>Nothing is known for certain any more.</summary>
    public void DropAll() => held.Clear();

    private ISeal? Known(Guid owner) => held.TryGetValue(owner, out var one) && time.GetElapsedTime(one.Since) < Kept ? one.Seal : null;

    private async ValueTask<Dictionary<Guid, ISeal>> Load(IReadOnlyList<Guid> owners, CancellationToken ct)
    {
        var rows = await database.Query(
            Sql.Of("Vault/find"),
            [new NpgsqlParameter<Guid[]> { TypedValue = [.. owners], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid }],
            row => (Owner: row.GetGuid(0), Master: row.GetString(1), Wrapped: row.GetFieldValue<byte[]>(2)),
            ct);
        var found = new Dictionary<Guid, ISeal>(rows.Count);
        foreach (var (owner, master, wrapped) in rows)
        {
            ISeal seal = masters.Find(master) is { } key ? new CaseKey(owner, key.Unwrap(owner, wrapped)) : NoKey.NotHere;
            found.Add(owner, seal);
            Hold(owner, seal);
        }

        return found;
    }

    private void Hold(Guid owner, ISeal seal)
    {
        if (held.Count > Most)
            held.Clear(); // rare, and cheaper than remembering who was asked for last
        held[owner] = new Held(seal, time.GetTimestamp());
    }

    private readonly record struct Held(ISeal Seal, long Since);
}
