using Npgsql;
using Recovery.Domain;
using Recovery.Engine.Storing;
using Recovery.Engine.Working;

namespace Recovery.Postgres.Presence;

/// <summary>Presence in a table that is not logged.</summary>
/// <param name="appending">Connections to write with: as for appends, nobody who reads loses theirs on a full disk.</param>
public sealed class PostgresPresence(NpgsqlDataSource database, NpgsqlDataSource appending) : IPresence
{
    /// <inheritdoc/>
    public ValueTask Looks(ComplaintId complaint, string person, DateTimeOffset now, CancellationToken cancellation) =>
        Write("Presence/looks", cancellation, Database.Value(complaint.Value), Database.Value(person), Database.Value(now), Database.Value(now - IPresence.Lasts));

    /// <inheritdoc/>
    public ValueTask Leaves(ComplaintId complaint, string person, CancellationToken cancellation) =>
        Write("Presence/leaves", cancellation, Database.Value(complaint.Value), Database.Value(person));

    /// <inheritdoc/>
    public async ValueTask<ILookup<ComplaintId, string>> At(IReadOnlyCollection<ComplaintId> complaints, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = await database.Query(
            Sql.Of("Presence/at"),
            [Database.Value(complaints.Select(complaint => complaint.Value).ToArray()), Database.Value(now - IPresence.Lasts)],
            row => (Complaint: new ComplaintId(row.GetGuid(0)), Person: row.GetString(1)),
            cancellation);
        return found.ToLookup(one => one.Complaint, one => one.Person);
    }

    private async ValueTask Write(string sql, CancellationToken cancellation, params IReadOnlyList<NpgsqlParameter> parameters)
    {
        try
        {
            await appending.Execute(Sql.Of(sql), parameters, cancellation);
        }
        catch (StoreUnavailableException)
        {
            // a courtesy: no page fails as a colleague cannot be told
        }
    }
}
