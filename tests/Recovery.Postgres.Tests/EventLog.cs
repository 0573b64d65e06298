using Npgsql;
using NpgsqlTypes;
using Recovery.Domain;
using Recovery.Engine.Serialization;

namespace Recovery.Postgres.Tests;

/// <summary>Writes events as another writer of the same tables would: stream, events, nothing else.</summary>
internal sealed class EventLog(NpgsqlDataSource database)
{
    public const string AppendLock = "select pg_advisory_xact_lock(5279683261)";

    /// <summary>Appends and commits.</summary>
    public async Task Append(ComplaintId complaint, DateTimeOffset at, params ComplaintEvent[] events)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Append(connection, complaint, at, events);
        await transaction.CommitAsync();
    }

    /// <summary>Appends within the transaction a connection is in, under the append lock.</summary>
    public static async Task Append(NpgsqlConnection connection, ComplaintId complaint, DateTimeOffset at, params ComplaintEvent[] events)
    {
        foreach (var fact in events)
            await Append(connection, complaint, at, EventJson.NameOf(fact), EventJson.Write(fact));
    }

    /// <summary>Appends an event by its stored name and data, whatever they are.</summary>
    public static async Task Append(NpgsqlConnection connection, ComplaintId complaint, DateTimeOffset at, string name, byte[] data)
    {
        await using (var locking = new NpgsqlCommand(AppendLock, connection))
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
