using System.Text;
using Npgsql;
using NpgsqlTypes;
using Recovery.Domain;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Engine.Storing;
using Recovery.Postgres.Following;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Searching;

/// <summary>
/// The words of each case for full-text search: reference, name and everything said, parsed in the case's language, and hashed (<see cref="HashedWords"/>).
/// A case whose personal data is erased leaves the index for good, whatever is said on it later; and its worklist row loses name and excerpt.
/// </summary>
internal sealed class SearchIndex(HouseKey house) : IFollowerEffect
{
    /// <inheritdoc/>
    public string Name => "search";

    /// <inheritdoc/>
    public async ValueTask Apply(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<RecordedEvent> events, CancellationToken cancellation)
    {
        var erased = events.Where(e => e.Event is PersonalDataErased).Select(e => e.Complaint).ToHashSet();
        var cases = events.GroupBy(e => e.Complaint).Where(one => !erased.Contains(one.Key)).Select(Said).Where(one => one.Words.Length > 0).ToList();
        var opened = cases.Where(one => one.Language is not null).ToList();
        var grown = cases.Where(one => one.Language is null).ToList();

        if (opened.Count > 0)
            await Open(connection, opened, cancellation);
        if (grown.Count > 0)
            await Grow(connection, grown, cancellation);
        if (erased.Count > 0)
        {
            var ids = erased.Select(id => id.Value).ToArray();
            await Run(connection, Sql.Of("Searching/erase"), cancellation, Database.Value(ids));
            await Run(connection, Sql.Of("Following/append_lock"), cancellation); // not row by row against an append of the same cases
            await Run(connection, Sql.Of("Following/worklist_erase"), cancellation, Database.Value(ids));
        }
    }

    private async ValueTask Open(NpgsqlConnection connection, List<Gain> cases, CancellationToken ct)
    {
        var hashed = new HashedWords(house.Words);
        await using var parse = connection.Command(Sql.Of("Searching/parse_opened"), Ids(cases), Texts(cases, one => one.Language!), Texts(cases, one => one.Name), Texts(cases, one => one.Words));
        var parsed = await parse.Rows(row => (Id: row.GetGuid(0), Name: row.GetFieldValue<NpgsqlTsVector>(1), Words: row.GetFieldValue<NpgsqlTsVector>(2)), ct);
        var languages = cases.ToDictionary(one => one.Complaint, one => one.Language!);
        await Run(
            connection,
            Sql.Of("Searching/open"),
            ct,
            Database.Value(parsed.Select(one => one.Id).ToArray()),
            Database.Value(parsed.Select(one => languages[one.Id]).ToArray()),
            Database.Value(parsed.Select(one => hashed.Document(one.Name)).ToArray()),
            Database.Value(parsed.Select(one => hashed.Document(one.Words)).ToArray()));
    }

    private async ValueTask Grow(NpgsqlConnection connection, List<Gain> cases, CancellationToken ct)
    {
        var hashed = new HashedWords(house.Words);
        await using var parse = connection.Command(Sql.Of("Searching/parse_grown"), Ids(cases), Texts(cases, one => one.Words));
        var parsed = await parse.Rows(row => (Id: row.GetGuid(0), Words: row.GetFieldValue<NpgsqlTsVector>(1)), ct);
        await Run(
            connection,
            Sql.Of("Searching/grow"),
            ct,
            Database.Value(parsed.Select(one => one.Id).ToArray()),
            Database.Value(parsed.Select(one => hashed.Document(one.Words)).ToArray()));
    }

    /// <summary>What one case gained: its language where it begins here, and the words.</summary>
    private static Gain Said(IGrouping<ComplaintId, RecordedEvent> events)
    {
        var (language, name, words) = ((string?)null, string.Empty, new StringBuilder());
        foreach (var e in events)
        {
            switch (e.Event)
            {
                case ComplaintReceived received:
                    language = received.Language;
                    name = received.Reference + "\n" + Known(received.Complainant.Name);
                    words.AppendLine(name).AppendLine(Known(received.Narrative));
                    break;
                case ComplaintReformulated said:
                    words.AppendLine(Known(said.Restatement));
                    break;
                case ReformulationCorrected corrected:
                    words.AppendLine(Known(corrected.Correction));
                    break;
                case ReformulationConfirmed { Words: { } added }:
                    words.AppendLine(Known(added));
                    break;
                case ContactLinked contact:
                    words.AppendLine(Known(contact.Text));
                    break;
                case NoteAdded note:
                    words.AppendLine(Known(note.Text));
                    break;
            }
        }

        return new Gain(events.Key.Value, language, name, words.ToString());
    }

    /// <summary>The words; none where they were erased.</summary>
    private static string Known(Personal said) => said.IsWithheld ? string.Empty : said.Reveal();

    private static NpgsqlParameter Ids(List<Gain> cases) => Database.Value(cases.Select(one => one.Complaint).ToArray());

    private static NpgsqlParameter Texts(List<Gain> cases, Func<Gain, string> text) => Database.Value(cases.Select(text).ToArray());

    private static async ValueTask Run(NpgsqlConnection connection, string sql, CancellationToken ct, params NpgsqlParameter[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed record Gain(Guid Complaint, string? Language, string Name, string Words);
}
