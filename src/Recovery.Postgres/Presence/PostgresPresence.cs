using Npgsql;
using Recovery.Domain;
using Recovery.Engine.Working;

namespace Recovery.Postgres.Presence;

/// <summary>Presence in a table that is not logged.</summary>
public sealed class PostgresPresence(NpgsqlDataSource database) : IPresence
{
    /// <inheritdoc/>
    public async ValueTask Looks(ComplaintId complaint, string person, DateTimeOffset now, CancellationToken cancellation) => await database.Execute(
        Sql.Of("Presence/looks"),
        [Database.Value(complaint.Value), Database.Value(person), Database.Value(now), Database.Value(now - IPresence.Lasts)],
        cancellation);

    /// <inheritdoc/>
    public async ValueTask Leaves(ComplaintId complaint, string person, CancellationToken cancellation) =>
        await database.Execute(Sql.Of("Presence/leaves"), [Database.Value(complaint.Value), Database.Value(person)], cancellation);

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
}
