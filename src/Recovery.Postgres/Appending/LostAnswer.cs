using Npgsql;
using Recovery.Engine.Storing;

namespace Recovery.Postgres.Appending;

/// <summary>What became of an append whose answer was lost with its connection.</summary>
internal static class LostAnswer
{
    /// <summary>
    /// Where the unit was written; null where it was not, and never will be. Looks under the append lock: a transaction that still runs at the
    /// other end of the lost connection is waited for.
    /// </summary>
    /// <param name="lastEvent">Identity of the unit's last event.</param>
    /// <exception cref="StoreUnavailableException">The database cannot answer now either.</exception>
    public static ValueTask<AppendResult.Appended?> FindAppended(this NpgsqlDataSource database, AppendUnit unit, Guid lastEvent, CancellationToken ct) => database.Run(
        async connection =>
        {
            var version = unit.ExpectedVersion + unit.Events.Count;
            await using var looking = await connection.BeginTransactionAsync(ct);
            await using (var turn = connection.Command(Sql.Of("Following/append_lock")))
                await turn.ExecuteNonQueryAsync(ct);
            await using var find = connection.Command(
                Sql.Of("Appending/find_unit"), Database.Value(unit.Complaint.Value), Database.Value((long)version), Database.Value(lastEvent));
            return await find.Rows(row => row.GetInt64(0), ct) is [var position] ? new AppendResult.Appended(version, position) : null;
        },
        ct);
}
