using Npgsql;
using Recovery.Domain;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Arriving;
using Recovery.Engine.Storing;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Following;

/// <summary>By which address and number the complainant of each case is reached, hashed: whoever has the address finds the case, and nobody the address. Of those whose personal data is erased nothing is left, nor of what they sent.</summary>
internal sealed class ReachIndex(HouseKey house) : IFollowerEffect
{
    /// <inheritdoc/>
    public string Name => "reach";

    /// <inheritdoc/>
    public async ValueTask Apply(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<RecordedEvent> events, CancellationToken cancellation)
    {
        var reached = events
            .Where(e => e.Event is ComplaintReceived)
            .SelectMany(e => Keys(((ComplaintReceived)e.Event).Complainant).Select(key => (Complaint: e.Complaint.Value, Key: key)))
            .ToList();
        var erased = events.Where(e => e.Event is PersonalDataErased).Select(e => e.Complaint.Value).ToArray();

        if (reached.Count > 0)
            await Run("Following/reach_by", Database.Value(reached.Select(one => one.Complaint).ToArray()), Database.Value(reached.Select(one => one.Key).ToArray()));
        if (erased.Length > 0)
        {
            await Run("Following/reach_erase", Database.Value(erased));
            await Run("Following/arrivals_erase", Database.Value(erased));
        }

        async ValueTask Run(string sql, params IReadOnlyList<NpgsqlParameter> parameters)
        {
            await using var command = connection.Command(Sql.Of(sql), parameters);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private IEnumerable<string> Keys(Complainant complainant) =>
        new[] { complainant.Email, complainant.Phone }.OfType<Personal>().Select(ReachKey.Of).OfType<string>().Distinct(StringComparer.Ordinal).Select(house.Reach.Of);
}
