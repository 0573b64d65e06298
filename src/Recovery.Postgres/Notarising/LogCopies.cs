using Npgsql;
using Recovery.Audit.Verifying;

namespace Recovery.Postgres.Notarising;

/// <summary>Copies of the log of a database, each as of one instant.</summary>
public sealed class LogCopies(NpgsqlDataSource database) : ILogCopies
{
    /// <inheritdoc/>
    public async ValueTask<Verdict> Verify(Func<ILogCopy, ValueTask<Verdict>> verify, CancellationToken cancellation)
    {
        try
        {
            await using var copy = await LogSnapshot.Open(database, cancellation);
            return await verify(copy);
        }
        catch (PostgresException gone) when (gone.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn)
        {
            return Verdict.Of(new Finding(Change.TableReplaced, null, $"A table is gone, or another one: {gone.MessageText}. It was dropped, or this database was never migrated."));
        }
    }
}
