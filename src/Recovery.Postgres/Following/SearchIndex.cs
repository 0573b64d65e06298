using System.Text;
using Npgsql;
using Recovery.Domain;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Engine.Storing;

namespace Recovery.Postgres.Following;

/// <summary>
/// The words of each case for full-text search: reference, name and everything said, parsed in the case's language.
/// A case whose personal data is erased leaves the index for good, whatever is said on it later; and its worklist row loses name and excerpt.
/// </summary>
public sealed class SearchIndex : IFollowerEffect
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
            await Run(connection, Sql.Of("Following/search_open"), cancellation, Ids(opened), Texts(opened, one => one.Language!), Texts(opened, one => one.Name), Texts(opened, one => one.Words));
        if (grown.Count > 0)
            await Run(connection, Sql.Of("Following/search_grow"), cancellation, Ids(grown), Texts(grown, one => one.Words));
        if (erased.Count > 0)
        {
            var ids = erased.Select(id => id.Value).ToArray();
            await Run(connection, Sql.Of("Following/search_erase"), cancellation, Database.Value(ids));
            await Run(connection, Sql.Of("Following/append_lock"), cancellation); // not row by row against an append of the same cases
            await Run(connection, Sql.Of("Following/worklist_erase"), cancellation, Database.Value(ids));
        }
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
                    name = received.Reference + "\n" + received.Complainant.Name.Reveal();
                    words.AppendLine(name).AppendLine(received.Narrative.Reveal());
                    break;
                case ComplaintReformulated said:
                    words.AppendLine(said.Restatement.Reveal());
                    break;
                case ReformulationCorrected corrected:
                    words.AppendLine(corrected.Correction.Reveal());
                    break;
                case ReformulationConfirmed { Words: { } added }:
                    words.AppendLine(added.Reveal());
                    break;
                case ContactLinked contact:
                    words.AppendLine(contact.Text.Reveal());
                    break;
                case NoteAdded note:
                    words.AppendLine(note.Text.Reveal());
                    break;
            }
        }

        return new Gain(events.Key.Value, language, name, words.ToString());
    }

    private static NpgsqlParameter Ids(List<Gain> cases) => Database.Value(cases.Select(one => one.Complaint).ToArray());

    private static NpgsqlParameter Texts(List<Gain> cases, Func<Gain, string> text) => Database.Value(cases.Select(text).ToArray());

    private static async ValueTask Run(NpgsqlConnection connection, string sql, CancellationToken ct, params NpgsqlParameter[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed record Gain(Guid Complaint, string? Language, string Name, string Words);
}
