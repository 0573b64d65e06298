using Npgsql;
using NpgsqlTypes;
using Recovery.Domain;
using Recovery.Engine.Serialization;

namespace Recovery.Postgres.Tests;

/// <summary>Writes events as another writer of the same tables would: stream, events, nothing else.</summary>
internal sealed class EventLog(NpgsqlDataSource database)
{
    public const string AppendLock = "select pg_advisory_xact_lock(5279683261)";
    public const string SharedAppendLock = "select pg_advisory_xact_lock_shared(5279683261)";

    /// <summary>Appends and commits.</summary>
    public async Task Append(ComplaintId complaint, DateTimeOffset at, params ComplaintEvent[] events)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Append(connection, complaint, at, events);
        await transaction.CommitAsync();
    }

    /// <summary>Appends and commits, beside writers of the same kind that are under way.</summary>
    public async Task AppendBeside(ComplaintId complaint, DateTimeOffset at, params ComplaintEvent[] events)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await AppendBeside(connection, complaint, at, events);
        await transaction.CommitAsync();
    }

    /// <summary>Appends within the transaction a connection is in, under the append lock shared, as several writers of another engine do at once.</summary>
    public static async Task AppendBeside(NpgsqlConnection connection, ComplaintId complaint, DateTimeOffset at, params ComplaintEvent[] events)
    {
        foreach (var fact in events)
            await Append(connection, SharedAppendLock, complaint, at, EventJson.NameOf(fact), EventJson.Write(fact));
    }

    /// <summary>Appends within the transaction a connection is in, under the append lock.</summary>
    public static async Task Append(NpgsqlConnection connection, ComplaintId complaint, DateTimeOffset at, params ComplaintEvent[] events)
    {
        foreach (var fact in events)
            await Append(connection, complaint, at, EventJson.NameOf(fact), EventJson.Write(fact));
    }

    /// <summary>Appends an event by its stored name and data, whatever they are.</summary>
    public static Task Append(NpgsqlConnection connection, ComplaintId complaint, DateTimeOffset at, string name, byte[] data) =>
        Append(connection, AppendLock, complaint, at, name, data);

    /// <summary>A tombstone, as Marten writes it for a position that it took and could not use: in a stream of its process, without a version, under no lock.</summary>
    public async Task Bury(Guid stream, long? position = null)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var insert = new NpgsqlCommand(
            """
            with at as (select coalesce($2, nextval('recovery.mt_events_sequence')) as position),
              stream as (insert into recovery.mt_streams (id, version, is_archived) values ($1, 0, false) on conflict do nothing)
            insert into recovery.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type)
            select position, gen_random_uuid(), $1, position, '{}', 'tombstone', now(), 'JasperFx.Events.Tombstone, JasperFx.Events' from at
            """,
            connection);
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = stream });
        insert.Parameters.Add(new NpgsqlParameter { Value = (object?)position ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        await insert.ExecuteNonQueryAsync();
    }

    private static async Task Append(NpgsqlConnection connection, string appendLock, ComplaintId complaint, DateTimeOffset at, string name, byte[] data)
    {
#pragma warning disable CA2100 // one of two constants
        await using (var locking = new NpgsqlCommand(appendLock, connection))
#pragma warning restore CA2100
            await locking.ExecuteNonQueryAsync();
        await using (var stream = new NpgsqlCommand(
            "insert into recovery.mt_streams (id, version) values ($1, 1) on conflict (id) do update set version = mt_streams.version + 1", connection))
        {
            stream.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = complaint.Value });
            await stream.ExecuteNonQueryAsync();
        }

        await using var insert = new NpgsqlCommand(
            """
            insert into recovery.mt_events (seq_id, id, stream_id, version, data, type, timestamp, headers, user_name)
            select nextval('recovery.mt_events_sequence'), gen_random_uuid(), $1, version, $2, $3, $4, '{"role":"agent"}', 'agent-7'
            from recovery.mt_streams where id = $1
            """,
            connection);
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = complaint.Value });
        insert.Parameters.Add(new NpgsqlParameter { Value = data, NpgsqlDbType = NpgsqlDbType.Jsonb });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = at });
        await insert.ExecuteNonQueryAsync();
    }
}
