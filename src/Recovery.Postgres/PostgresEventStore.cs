using Npgsql;
using Recovery.Engine.Storing;
using Recovery.Postgres.Appending;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres;

/// <summary>The event store of the built-in engine: group commit for writing.</summary>
internal sealed class PostgresEventStore(NpgsqlDataSource database, NpgsqlDataSource appending, DatabaseClock clock, CaseKeys keys) : EventStoreReads(database, keys), IAsyncDisposable
{
    private readonly GroupCommitWriter writer = new(appending, clock);

    /// <inheritdoc/>
    public override async ValueTask<AppendResult> Append(AppendUnit unit, CancellationToken cancellation)
    {
        var closing = await Seals.For(unit, cancellation);
        try
        {
            return await Write(unit, closing, cancellation);
        }
        catch (PostgresException taken) when (CaseKeys.IsTaken(taken))
        {
            await Seals.Find(unit.Complaint.Value, cancellation); // known from now on
            return await Write(unit, await Seals.For(unit, cancellation), cancellation);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private async ValueTask<AppendResult> Write(AppendUnit unit, Closing closing, CancellationToken cancellation)
    {
        var result = await writer.Append(unit, closing, cancellation);
        if (result is AppendResult.Appended)
            Seals.Stored(closing);
        return result;
    }
}
