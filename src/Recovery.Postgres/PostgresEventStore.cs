using Npgsql;
using Recovery.Engine.Storing;
using Recovery.Postgres.Appending;

namespace Recovery.Postgres;

/// <summary>The event store of the built-in engine: group commit for writing.</summary>
internal sealed class PostgresEventStore(NpgsqlDataSource database, DatabaseClock clock) : EventStoreReads(database), IAsyncDisposable
{
    private readonly GroupCommitWriter writer = new(database, clock);

    /// <inheritdoc/>
    public override ValueTask<AppendResult> Append(AppendUnit unit, CancellationToken cancellation) => writer.Append(unit, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
