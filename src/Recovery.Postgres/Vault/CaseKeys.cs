using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;
using Recovery.Audit.Sealing;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Engine.Sealing;
using Recovery.Engine.Storing;

namespace Recovery.Postgres.Vault;

/// <summary>
/// The keys of cases and arrivals on one node, unwrapped and kept for a minute. An erasure is heard on every node and drops them at once; a node
/// that was deaf meanwhile drops them all.
/// </summary>
public sealed class CaseKeys
{
    private const int Most = 40_000;
    private const string Taken = "keys_pkey";
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, Held> held = new();
    private readonly NpgsqlDataSource database;
    private readonly TimeProvider time;
    private MasterKeys masters;

    private CaseKeys(NpgsqlDataSource database, MasterKeys masters, HouseKey house, TimeProvider time) => (this.database, this.masters, House, this.time) = (database, masters, house, time);

    /// <summary>The house's own key.</summary>
    internal HouseKey House { get; }

    /// <summary>On a database whose keys these master keys open, or some of them. What an earlier version stored readable beside the log is sealed first.</summary>
    /// <exception cref="MasterKeyException">The database knows other master keys only: what it holds would be lost to us, and what we write to others.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot answer now.</exception>
    public static async ValueTask<CaseKeys> Open(NpgsqlDataSource database, MasterKeys masters, TimeProvider time, CancellationToken ct)
    {
        var keys = new CaseKeys(database, masters, await HouseKey.Open(database, masters, ct), time);
        if (keys.House.IsHere)
            await new EarlierRows(database, keys).Seal(ct);
        return keys;
    }

    /// <summary>Whether a database was never written to under any master key.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot answer now.</exception>
    public static async ValueTask<bool> IsFresh(NpgsqlDataSource database, CancellationToken ct) =>
        (await database.Query(Sql.Of("Vault/masters"), [], row => row.GetString(0), ct)).Count == 0;

    /// <summary>The seal of one owner; null where it never had a key, or has none any more.</summary>
    internal async ValueTask<ISeal?> Find(Guid owner, CancellationToken ct) => Known(owner) ?? (await Load([owner], ct)).GetValueOrDefault(owner);

    /// <summary>The seals of several owners, in one round trip at most. Who has no key is not there to be opened.</summary>
    internal async ValueTask<IReadOnlyDictionary<Guid, ISeal>> Of(IEnumerable<Guid> owners, CancellationToken ct)
    {
        var seals = new Dictionary<Guid, ISeal>();
        var missing = new List<Guid>();
        foreach (var owner in owners)
        {
            if (Known(owner) is { } known)
                seals[owner] = known;
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

    /// <summary>
    /// What closes the new events of a case, and its key where that has to be stored with them: a case that begins, or one from before there was a vault.
    /// What is said after an erasure is closed for good.
    /// </summary>
    internal async ValueTask<Closing> For(AppendUnit unit, CancellationToken ct)
    {
        var owner = unit.Complaint.Value;
        if (unit.ExpectedVersion > 0 && !unit.Events.Any(e => Spoken.IsIn(e.Event)))
            return Closing.Nothing;
        if (Known(owner) is { } known)
            return new Closing(known, null);
        if (unit.Row.State.Erased)
            return new Closing(NoKey.Destroyed, null);
        if (unit.ExpectedVersion > 0 && await Find(owner, ct) is { } found)
            return new Closing(found, null);
        var subject = unit.Row.State.Complainant.Subject;
        return Made(owner, subject == Guid.Empty ? owner : subject);
    }

    /// <summary>A new key, to be stored with what it closes.</summary>
    internal Closing Made(Guid owner, Guid subject)
    {
        var key = CaseKey.New(owner);
        return new Closing(key, new NewKey(owner, subject, Master.Id, key.WrappedWith(Master)));
    }

    /// <summary>The events are written, and with them the key.</summary>
    internal void Stored(Closing closing)
    {
        if (closing.Made is { } made)
            Hold(made.Owner, closing.Seal);
    }

    /// <summary>Whether a write failed as a key for the same case was stored before: by a try that did not come to its end, or by another node.</summary>
    internal static bool IsTaken(Exception trouble) => trouble is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: Taken };

    /// <summary>The key of this owner is destroyed.</summary>
    internal void Drop(Guid owner)
    {
        held.TryRemove(owner, out _);
        House.ForgetWords();
    }

    /// <summary>An erasure may have gone unheard.</summary>
    internal void DropAll()
    {
        held.Clear();
        House.ForgetWords();
    }

    private MasterKey Master => masters.Current ?? throw new InvalidOperationException("This process has no master key: it may read, and write nothing personal.");

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
            var seal = Unwrapped(owner, master, wrapped);
            found.Add(owner, seal);
            Hold(owner, seal);
        }

        return found;
    }

    /// <summary>The seal of a wrapped key. One that a rotation has wrapped anew is opened with the key file as it now is.</summary>
    internal ISeal Unwrapped(Guid owner, string master, byte[] wrapped)
    {
        if (masters.Find(master) is null)
            masters = masters.Again();
        return masters.Find(master) is { } key ? new CaseKey(owner, key.Unwrap(owner, wrapped)) : NoKey.NotHere;
    }

    private void Hold(Guid owner, ISeal seal)
    {
        if (held.Count > Most)
            held.Clear(); // rare, and cheaper than remembering who was asked for last
        held[owner] = new Held(seal, time.GetTimestamp());
    }

    private readonly record struct Held(ISeal Seal, long Since);
}

/// <summary>What closes the events of one append.</summary>
/// <param name="Made">To be stored with them; null where the key is there already, or nobody is to have it.</param>
internal sealed record Closing(ISeal Seal, NewKey? Made)
{
    /// <summary>There is nothing to close.</summary>
    public static readonly Closing Nothing = new(NoKey.Destroyed, null);
}

/// <summary>A row of <c>vault.keys</c>.</summary>
internal sealed record NewKey(Guid Owner, Guid Subject, string Master, byte[] Wrapped);
