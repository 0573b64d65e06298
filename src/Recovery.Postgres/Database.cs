using System.Net.Sockets;
using Npgsql;
using NpgsqlTypes;
using Recovery.Engine.Storing;

namespace Recovery.Postgres;

/// <summary>
/// The one way reads and small writes reach the database, and the one place that says which of its troubles pass by themselves:
/// those surface as <see cref="StoreUnavailableException"/>, every other one as it is.
/// </summary>
internal static class Database
{
    /// <summary>Runs work on a connection of its own.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot answer now; nothing was acknowledged.</exception>
    public static async ValueTask<T> Run<T>(this NpgsqlDataSource database, Func<NpgsqlConnection, ValueTask<T>> work, CancellationToken ct)
    {
        try
        {
            await using var connection = await database.Opened(ct);
            return await work(connection);
        }
        catch (Exception trouble) when (Passes(trouble))
        {
            throw Unavailable(trouble);
        }
    }

    /// <summary>An open connection.</summary>
    /// <exception cref="StoreUnavailableException">The server lets nobody in now. On a full disk that is an internal error (XX000): it writes a file for each session that comes.</exception>
    public static async ValueTask<NpgsqlConnection> Opened(this NpgsqlDataSource database, CancellationToken ct)
    {
        try
        {
            return await database.OpenConnectionAsync(ct);
        }
        catch (Exception trouble) when (Passes(trouble) || trouble is PostgresException { SqlState: PostgresErrorCodes.InternalError })
        {
            throw Unavailable(trouble);
        }
    }

    /// <summary>Every row of a query.</summary>
    public static ValueTask<List<T>> Query<T>(
        this NpgsqlDataSource database, string sql, IReadOnlyList<NpgsqlParameter> parameters, Func<NpgsqlDataReader, T> row, CancellationToken ct) =>
        database.Run(
            async connection =>
            {
                await using var command = connection.Command(sql, parameters);
                return await command.Rows(row, ct);
            },
            ct);

    /// <summary>Runs a statement and answers how many rows it touched.</summary>
    public static ValueTask<int> Execute(this NpgsqlDataSource database, string sql, IReadOnlyList<NpgsqlParameter> parameters, CancellationToken ct) =>
        database.Run(
            async connection =>
            {
                await using var command = connection.Command(sql, parameters);
                return await command.ExecuteNonQueryAsync(ct);
            },
            ct);

    /// <summary>A command of an embedded text, within the transaction the connection is in.</summary>
    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params IReadOnlyList<NpgsqlParameter> parameters)
    {
#pragma warning disable CA2100 // the text is made of embedded files and fixed fragments; values are parameters
        var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>Every row a command answers.</summary>
    public static async ValueTask<List<T>> Rows<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> row, CancellationToken ct)
    {
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            rows.Add(row(reader));
        return rows;
    }

    /// <summary>A parameter of the type of its value.</summary>
    public static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

    /// <summary>A named parameter of the type of its value.</summary>
    public static NpgsqlParameter<T> Named<T>(string name, T value) => new(name, value);

    /// <summary>A parameter that may be absent.</summary>
    public static NpgsqlParameter Maybe<T>(T? value, NpgsqlDbType type)
        where T : struct => new() { Value = value is { } given ? given : DBNull.Value, NpgsqlDbType = type };

    /// <summary>A text that may be absent, without the one character that PostgreSQL cannot keep.</summary>
    public static NpgsqlParameter Text(string? text) =>
        new() { Value = (object?)text?.Replace("\0", string.Empty, StringComparison.Ordinal) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    /// <summary>A text of a row; null where it is absent.</summary>
    public static string? TextOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>An instant of a row.</summary>
    public static DateTimeOffset Instant(this NpgsqlDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

    /// <summary>An instant of a row; null where it is absent.</summary>
    public static DateTimeOffset? InstantOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.Instant(column);

    /// <summary>
    /// True for trouble that a later try may not meet again: the connection, a serialization failure (40001), a deadlock (40P01),
    /// a server that starts, stops, is full or ails (class 57, 53, 58), or a lock that could not be had in time (55P03),
    /// or a statement that was prepared in a session that failed (26000).
    /// </summary>
    public static bool Passes(Exception trouble) => trouble switch
    {
        PostgresException { SqlState: var state } => state is "26000" or "40001" or "40P01" or "55P03"
            || state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal) || state.StartsWith("58", StringComparison.Ordinal)
            || (state.StartsWith("57", StringComparison.Ordinal) && state is not "57014"),
        NpgsqlException => true, // not an answer of the server: the connection to it
        SocketException or TimeoutException => true,
        IOException { InnerException: SocketException } => true,
        _ => false,
    };

    /// <summary>The exception the ports speak of.</summary>
    public static StoreUnavailableException Unavailable(Exception trouble) => new("The database cannot answer now: " + trouble.Message, trouble);
}
