using Npgsql;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.AskingFeedback;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Sla;
using Recovery.Engine.Storing;

namespace Recovery.Postgres.Following;

/// <summary>
/// Puts into the outbox what is to leave because of an event: to each subscriber who wants it, and by mail to the complainant who wrote by mail.
/// One row of an event and receiver, whatever happens in between. History that was imported makes nothing leave.
/// </summary>
/// <param name="mail">Whether complainants are written to by mail.</param>
public sealed class CourierBag(bool mail) : IFollowerEffect
{
    /// <inheritdoc/>
    public string Name => "courier";

    /// <inheritdoc/>
    public async ValueTask Apply(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<RecordedEvent> events, CancellationToken cancellation)
    {
        var ours = events.Where(e => e.Envelope.ImportedFrom is null).ToList();
        if (ours.Count == 0)
            return;

        await Put("Following/courier_webhooks", ours, Database.Value(ours.Select(e => Unversioned(e.StoredName)).ToArray()));
        var told = ours.Where(e => mail && TellsTheComplainant(e)).ToList();
        if (told.Count > 0)
            await Put("Following/courier_mail", told, Database.Value(told.Select(e => e.Event is MessageSent).ToArray()));

        async ValueTask Put(string sql, List<RecordedEvent> about, NpgsqlParameter also)
        {
            await using var command = connection.Command(
                Sql.Of(sql),
                Database.Value(about.Select(e => e.Complaint.Value).ToArray()),
                Database.Value(about.Select(e => e.Position).ToArray()),
                Database.Value(about.Select(e => e.At.UtcDateTime).ToArray()),
                also);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <summary><c>complaint-received.v1</c> is a <c>complaint-received</c>.</summary>
    private static string Unversioned(string storedName) => storedName[..storedName.LastIndexOf(".v", StringComparison.Ordinal)];

    /// <summary>What is said to the complainant, and what answers them that it came in.</summary>
    private static bool TellsTheComplainant(RecordedEvent e) => e.Event switch
    {
        MessageSent { Channel: var channel } => channel == Channel.Email,
        ComplaintReceived or ComplaintAcknowledged or ComplaintReformulated or ActionPromised or PromiseRenegotiated or MeetingOffered
            or SolutionOffered or ComplaintResolved or FeedbackRequested => true,
        _ => false,
    };
}
