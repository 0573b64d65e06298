using Npgsql;

namespace Recovery.Postgres.Following;

/// <summary>The checkpoint of a follower, within the transaction of its step.</summary>
internal static class FollowerCheckpoint
{
    /// <summary>Locks it and answers its position; null when another node holds it.</summary>
    public static async ValueTask<long?> Take(NpgsqlConnection connection, string follower, CancellationToken ct)
    {
        await using var take = connection.Command(Sql.Of("Following/take"), Database.Value(follower));
        if (await take.Rows(row => row.GetInt64(0), ct) is [var position])
            return position;
        await using var begin = connection.Command(Sql.Of("Following/begin"), Database.Value(follower));
        return await begin.ExecuteNonQueryAsync(ct) == 1 ? 0 : null;
    }

    /// <summary>Moves it.</summary>
    public static async ValueTask Move(NpgsqlConnection connection, string follower, long position, CancellationToken ct)
    {
        await using var move = connection.Command(Sql.Of("Following/move"), Database.Value(follower), Database.Value(position));
        await move.ExecuteNonQueryAsync(ct);
    }
}
