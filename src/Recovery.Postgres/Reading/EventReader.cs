using Npgsql;
using Recovery.Domain;
using Recovery.Engine.Storing;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Reading;

/// <summary>The reading half of <see cref="IEventStore"/>; what the writing half delegates to.</summary>
internal sealed class EventReader(NpgsqlDataSource database, CaseKeys keys)
{
    private readonly SettledLog log = new();

    /// <inheritdoc cref="IEventStore.Read"/>
    public async ValueTask<IReadOnlyList<RecordedEvent>> Read(ComplaintId complaint, CancellationToken ct) =>
        await keys.Understood(await database.Query(Sql.Of("Reading/stream"), [Database.Value(complaint.Value)], StoredEvent.Of, ct), ct);

    /// <inheritdoc cref="IEventStore.ReadMany"/>
    public async ValueTask<IReadOnlyDictionary<ComplaintId, IReadOnlyList<RecordedEvent>>> ReadMany(IReadOnlyCollection<ComplaintId> complaints, CancellationToken ct)
    {
        var streams = new Dictionary<ComplaintId, IReadOnlyList<RecordedEvent>>();
        if (complaints.Count == 0)
            return streams;
        var events = await keys.Understood(await database.Query(Sql.Of("Reading/streams"), [Database.Value(complaints.Select(id => id.Value).ToArray())], StoredEvent.Of, ct), ct);
        foreach (var stream in events.GroupBy(e => e.Complaint))
            streams.Add(stream.Key, [.. stream]);
        return streams;
    }

    /// <inheritdoc cref="IEventStore.VersionOf"/>
    public async ValueTask<int> VersionOf(ComplaintId complaint, CancellationToken ct) =>
        (await database.Query(Sql.Of("Reading/version"), [Database.Value(complaint.Value)], row => checked((int)row.GetInt64(0)), ct)) is [var version] ? version : 0;

    /// <inheritdoc cref="IEventStore.ReadLog"/>
    public ValueTask<LogStretch> ReadLog(long afterPosition, int limit, CancellationToken ct) => database.Run(
        async connection =>
        {
            for (var after = afterPosition; ;)
            {
                var stretch = await log.Read(connection, after, limit, ct);
                var events = await keys.Understood([.. stretch.OfComplaints()], ct);
                if (events.Count > 0 || stretch.Through == after)
                    return new LogStretch(events, stretch.Through);
                after = stretch.Through; // nothing of a complaint so far: none given would mean the end
            }
        },
        ct);

    /// <inheritdoc cref="IEventStore.LastPosition"/>
    public async ValueTask<long> LastPosition(CancellationToken ct) =>
        (await database.Query(Sql.Of("Reading/last_position"), [], row => row.GetInt64(0), ct))[0];

    /// <inheritdoc cref="IEventStore.FindByReference"/>
    public async ValueTask<ComplaintId?> FindByReference(string reference, CancellationToken ct)
    {
        if (reference.Contains('\0', StringComparison.Ordinal))
            return null; // no text of the database holds it
        var found = await database.Query(Sql.Of("Reading/by_reference"), [Database.Value(reference)], row => new ComplaintId(row.GetGuid(0)), ct);
        return found is [var id] ? id : null;
    }

    /// <inheritdoc cref="IEventStore.FindKey"/>
    public async ValueTask<IdempotencyRecord?> FindKey(string scope, string key, CancellationToken ct)
    {
        if (scope.Contains('\0', StringComparison.Ordinal) || key.Contains('\0', StringComparison.Ordinal))
            return null;
        var found = await database.Query(
            Sql.Of("Reading/by_key"),
            [Database.Value(scope), Database.Value(key)],
            row => new IdempotencyRecord(
                scope, key, row.GetFieldValue<byte[]>(0), new ComplaintId(row.GetGuid(1)), checked((int)row.GetInt64(2)), row.GetInt64(3)),
            ct);
        return found is [var record] ? record : null;
    }
}
