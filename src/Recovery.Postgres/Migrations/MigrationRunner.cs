using Npgsql;

namespace Recovery.Postgres.Migrations;

/// <summary>
/// Brings a database to the schema of this build: numbered steps, forward only. All pending steps run in one transaction under one lock,
/// so that nodes may start at once, and a failed upgrade leaves the old schema.
/// A database that has steps unknown to this build is accepted: an older node may restart while a newer one is rolled out.
/// </summary>
public sealed class MigrationRunner(NpgsqlDataSource database, IReadOnlyList<Migration> migrations)
{
    /// <summary>A runner for the steps embedded in this assembly.</summary>
    public MigrationRunner(NpgsqlDataSource database)
        : this(database, Migration.All)
    {
    }

    /// <summary>Applies what is missing and answers the names of the steps applied now.</summary>
    /// <exception cref="MigrationException">An applied step was changed afterwards, or a step was added before one already applied.</exception>
    public async Task<IReadOnlyList<string>> Run(CancellationToken ct = default)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Execute(connection, Sql.Of("Schema/lock"), ct);
        await Execute(connection, Sql.Of("Schema/register"), ct);

        var pending = Pending(await Applied(connection, ct));
        foreach (var migration in pending)
        {
            await Execute(connection, migration.Text, ct);
            await Record(connection, migration, ct);
        }

        await transaction.CommitAsync(ct);
        return [.. pending.Select(m => m.Name)];
    }

    /// <summary>Whether this build's schema is in place; changes nothing.</summary>
    public async Task<bool> IsCurrent(CancellationToken ct = default)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var exists = new NpgsqlCommand(Sql.Of("Schema/exists"), connection);
        return (bool)(await exists.ExecuteScalarAsync(ct))! && Pending(await Applied(connection, ct)).Count == 0;
    }

    private List<Migration> Pending(Dictionary<string, string> applied)
    {
        foreach (var migration in migrations)
            if (applied.TryGetValue(migration.Name, out var checksum) && !string.Equals(checksum, migration.Checksum, StringComparison.Ordinal))
                throw new MigrationException($"Migration {migration.Name} was changed after it had been applied. Restore the file, and put the change into a new migration.");

        var pending = migrations.Where(m => !applied.ContainsKey(m.Name)).ToList();
        var last = migrations.Select(m => m.Name).Where(applied.ContainsKey).Max(StringComparer.Ordinal);
        if (pending.Find(m => string.CompareOrdinal(m.Name, last) < 0) is { } late)
            throw new MigrationException($"Migration {late.Name} comes before {last}, which is applied already. Give it the next number.");
        return pending;
    }

    private static async Task<Dictionary<string, string>> Applied(NpgsqlConnection connection, CancellationToken ct)
    {
        var applied = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand(Sql.Of("Schema/applied"), connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            applied.Add(reader.GetString(0), reader.GetString(1));
        return applied;
    }

    private static async Task Record(NpgsqlConnection connection, Migration migration, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Sql.Of("Schema/record"), connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = migration.Name });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = migration.Checksum });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
#pragma warning disable CA2100 // the text is an embedded file of this assembly
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 }; // an index on a large table takes its time
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }
}
