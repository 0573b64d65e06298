using Npgsql;

namespace Recovery.Postgres.Following;

/// <summary>How far a follower is behind the log, whichever node runs it.</summary>
/// <param name="Events">Events it has not applied yet, counted up to a thousand.</param>
/// <param name="Since">For how long its checkpoint has not moved.</param>
public sealed record FollowerLag(string Name, int Events, TimeSpan Since);

/// <summary>Looks up how far every follower is.</summary>
public sealed class FollowerLags(NpgsqlDataSource database)
{
    /// <summary>All of them, by name.</summary>
    public async ValueTask<IReadOnlyList<FollowerLag>> All(CancellationToken cancellation) => await database.Query(
        Sql.Of("Following/lags"), [], row => new FollowerLag(row.GetString(0), row.GetInt32(1), row.GetFieldValue<TimeSpan>(2)), cancellation);
}
