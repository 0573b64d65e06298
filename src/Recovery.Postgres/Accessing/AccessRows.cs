using System.Text;
using Npgsql;
using NpgsqlTypes;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;
using Recovery.Postgres.Reading;

namespace Recovery.Postgres.Accessing;

/// <summary>Accesses as rows of the event tables.</summary>
internal static class AccessRows
{
    /// <summary>Appends them in one transaction, each to the stream of its actor.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot answer now; whether they are written is not known, and does not matter: nothing was given.</exception>
    public static async Task Append(NpgsqlDataSource database, IReadOnlyList<Access> accesses, DateTimeOffset at) => await database.Query(
        Sql.Of("Accessing/record"),
        [
            Database.Value(accesses.Select(one => AccessRecorded.StreamOf(one.Actor.Name)).ToArray()),
            Database.Value(accesses.Select(_ => Guid.CreateVersion7(at)).ToArray()),
            Database.Value(accesses.Select(_ => at.UtcDateTime).ToArray()),
            Json(accesses.Select(one => Encoding.UTF8.GetString(AccessRecorded.Of(one).Write()))),
            Json(accesses.Select(one => EnvelopeJson.Write(new Envelope(one.Actor)))),
            new NpgsqlParameter { Value = accesses.Select(one => one.CorrelationId).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            Database.Value(accesses.Select(one => one.Actor.Name).ToArray()),
        ],
        row => row.GetInt64(0),
        CancellationToken.None);

    private static NpgsqlParameter Json(IEnumerable<string> texts) => new() { Value = texts.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb };
}
