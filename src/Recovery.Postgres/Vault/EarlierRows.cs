using Npgsql;
using Recovery.Engine.Sealing;

namespace Recovery.Postgres.Vault;

/// <summary>
/// Seals what an earlier version stored readable beside the log: arrivals with their raw messages, saved views, secrets. Done once, by the first process that has the
/// master key; the others wait for it. What the log itself holds from before there was a vault cannot be changed.
/// </summary>
internal sealed class EarlierRows(NpgsqlDataSource database, CaseKeys keys)
{
    private const int AtOnce = 100;

    /// <summary>Seals all of it; asks one question where nothing is left.</summary>
    /// <exception cref="Engine.Storing.StoreUnavailableException">The database cannot answer now: what was sealed until then is.</exception>
    public async ValueTask Seal(CancellationToken ct)
    {
        if ((await database.Query(Sql.Of("Vault/earlier_left"), [], row => row.GetBoolean(0), ct)) is not [true])
            return;
        await database.Run(Small, ct);
        while (await database.Run(Arrivals, ct))
        {
        }

        async ValueTask<bool> Small(NpgsqlConnection connection) => await Locked(connection, SealSmall, ct);
        async ValueTask<bool> Arrivals(NpgsqlConnection connection) => await Locked(connection, SealArrivals, ct);
    }

    private static async ValueTask<bool> Locked(NpgsqlConnection connection, Func<NpgsqlConnection, CancellationToken, ValueTask<bool>> work, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var turn = connection.Command(Sql.Of("Vault/earlier_turn")))
            await turn.ExecuteNonQueryAsync(ct);
        var more = await work(connection, ct);
        await transaction.CommitAsync(ct);
        return more;
    }

    private async ValueTask<bool> SealSmall(NpgsqlConnection connection, CancellationToken ct)
    {
        var house = keys.House.Seal;
        foreach (var (name, secret) in await Rows(connection, "Vault/earlier_secrets", row => (row.GetString(0), row.GetFieldValue<byte[]>(1)), ct))
            await Do(connection, "Vault/seal_secret", ct, Database.Value(name), Database.Value(house.Close(secret)));
        foreach (var (id, secrets) in await Rows(connection, "Vault/earlier_subscriptions", row => (row.GetGuid(0), row.GetFieldValue<string[]>(1)), ct))
            await Do(connection, "Vault/seal_subscription", ct, Database.Value(id), Database.Value(secrets.Select(secret => SealedText.Is(secret) ? secret : house.Close(secret)).ToArray()));
        foreach (var (id, name, query) in await Rows(connection, "Vault/earlier_views", row => (row.GetGuid(0), row.GetString(1), row.GetString(2)), ct))
            await Do(connection, "Vault/seal_view", ct, Database.Value(id), Database.Value(house.Close(name)), Database.Value(house.Close(query)));
        return false;
    }

    private async ValueTask<bool> SealArrivals(NpgsqlConnection connection, CancellationToken ct)
    {
        var rows = await Rows(connection, "Vault/earlier_arrivals", Earlier.Of, ct, Database.Value(AtOnce));
        foreach (var row in rows)
        {
            var closing = keys.Made(row.Id, row.Id);
            await Do(connection, "Vault/seal_arrival", ct, [.. row.Sealed(closing, keys.House)]);
        }

        return rows.Count == AtOnce;
    }

    private static async ValueTask<List<T>> Rows<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> row, CancellationToken ct, params IReadOnlyList<NpgsqlParameter> parameters)
    {
        await using var command = connection.Command(Sql.Of(sql), parameters);
        return await command.Rows(row, ct);
    }

    private static async ValueTask Do(NpgsqlConnection connection, string sql, CancellationToken ct, params IReadOnlyList<NpgsqlParameter> parameters)
    {
        await using var command = connection.Command(Sql.Of(sql), parameters);
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed record Earlier(Guid Id, string Sender, string SenderKey, string? Subject, string Said, string? MessageId, string? Reason, byte[]? Content)
    {
        public static Earlier Of(NpgsqlDataReader row) => new(
            row.GetGuid(0), row.GetString(1), row.GetString(2), row.TextOrNull(3), row.GetString(4), row.TextOrNull(5), row.TextOrNull(6), row.IsDBNull(7) ? null : row.GetFieldValue<byte[]>(7));

        public IEnumerable<NpgsqlParameter> Sealed(Closing closing, HouseKey house) =>
        [
            Database.Value(Id),
            Database.Text(closing.Seal.Close(Sender)),
            Database.Text(house.Reach.Of(SenderKey)),
            Database.Text(Subject is null ? null : closing.Seal.Close(Subject)),
            Database.Text(closing.Seal.Close(Said)),
            Database.Text(MessageId is null ? null : closing.Seal.Close(MessageId)),
            Database.Text(MessageId is null ? null : house.Messages.Of(MessageId)),
            Database.Text(Reason is null ? null : closing.Seal.Close(Reason)),
            Database.Value(Content is null ? [] : closing.Seal.Close(Content)),
            Database.Text(closing.Made!.Master),
            Database.Value(closing.Made.Wrapped),
        ];
    }
}
