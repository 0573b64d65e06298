using Npgsql;
using Recovery.Audit.Notarising;
using Recovery.Engine.Auditing;

namespace Recovery.Postgres.Notarising;

/// <summary>A row of the signed heads.</summary>
internal static class HeadRow
{
    /// <summary>As the port speaks of it, under the name that its own note bears.</summary>
    public static SignedHead Of(NpgsqlDataReader row) => new(
        row.GetString(4).Split('\n')[0], row.GetInt64(0), Convert.ToBase64String(row.GetFieldValue<byte[]>(1)), row.Instant(3), row.GetInt64(2), row.GetString(4), row.GetString(5));

    /// <summary>Keeps a signed head, durably once the transaction is committed.</summary>
    public static async ValueTask Insert(NpgsqlConnection connection, Checkpoint head, SignedNote note, VerifierKey key, CancellationToken ct)
    {
        await using var insert = connection.Command(
            Sql.Of("Notarising/sign"),
            Database.Value(head.Size),
            Database.Value(head.Root.ToArray()),
            Database.Value(head.LastPosition),
            Database.Value(head.At),
            Database.Value(note.ToString()),
            Database.Value(key.ToString()));
        await insert.ExecuteNonQueryAsync(ct);
    }
}
