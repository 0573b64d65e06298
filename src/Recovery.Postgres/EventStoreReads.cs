using Npgsql;
using Recovery.Domain;
using Recovery.Engine.Storing;
using Recovery.Postgres.Reading;
using Recovery.Postgres.References;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres;

/// <summary>What every event store on our tables reads alike; how it appends is the engine's.</summary>
internal abstract class EventStoreReads(NpgsqlDataSource database, CaseKeys seals) : IEventStore
{
    private readonly EventReader reader = new(database, seals);
    private readonly ReferenceNumbers references = new(database);

    /// <summary>What closes and opens personal data.</summary>
    protected CaseKeys Seals { get; } = seals;

    /// <summary>Connections to the tables.</summary>
    protected NpgsqlDataSource Tables { get; } = database;

    /// <inheritdoc/>
    public abstract ValueTask<AppendResult> Append(AppendUnit unit, CancellationToken cancellation);

    /// <inheritdoc/>
    public virtual ValueTask<IReadOnlyList<RecordedEvent>> Read(ComplaintId complaint, CancellationToken cancellation) => reader.Read(complaint, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<ComplaintId, IReadOnlyList<RecordedEvent>>> ReadMany(
        IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellation) => reader.ReadMany(complaints, cancellation);

    /// <inheritdoc/>
    public ValueTask<int> VersionOf(ComplaintId complaint, CancellationToken cancellation) => reader.VersionOf(complaint, cancellation);

    /// <inheritdoc/>
    public ValueTask<LogStretch> ReadLog(long afterPosition, int limit, CancellationToken cancellation) =>
        reader.ReadLog(afterPosition, limit, cancellation);

    /// <inheritdoc/>
    public ValueTask<long> LastPosition(CancellationToken cancellation) => reader.LastPosition(cancellation);

    /// <inheritdoc/>
    public ValueTask<ComplaintId?> FindByReference(string reference, CancellationToken cancellation) => reader.FindByReference(reference, cancellation);

    /// <inheritdoc/>
    public ValueTask<IdempotencyRecord?> FindKey(string scope, string key, CancellationToken cancellation) => reader.FindKey(scope, key, cancellation);

    /// <inheritdoc/>
    public ValueTask<string> NextReference(CancellationToken cancellation) => references.Next(cancellation);
}
