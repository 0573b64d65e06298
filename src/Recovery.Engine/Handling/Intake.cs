using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine.Storing;

namespace Recovery.Engine.Handling;

/// <summary>A complaint as it comes in, before it has a reference and its policy versions.</summary>
/// <param name="Pack">Name of the pack to follow; the house's own where null.</param>
public sealed record NewComplaint(
    Channel Channel,
    string Language,
    Personal Narrative,
    Complainant Complainant,
    string? Touchpoint = null,
    string? Product = null,
    Severity Severity = Severity.Normal,
    Procedure? Procedure = null,
    DateOnly? OccurredOn = null,
    DateTimeOffset? SentAt = null,
    DateTimeOffset? ReceivedAt = null,
    SourceRef? Source = null,
    string? Pack = null,
    IReadOnlyDictionary<string, DateTimeOffset>? FixedDeadlines = null,
    IReadOnlyList<AttachedFile>? Attachments = null);

/// <summary>Gives a new complaint its identity, its reference and the policy versions in force on the day it was received.</summary>
public sealed class Intake(IEventStore store, IPolicyCatalog policies, IEngineClock clock)
{
    /// <summary>The pack of a complaint that names none.</summary>
    public const string DefaultPack = "house";

    /// <summary>The command that receives it; null when there is no such pack on that day.</summary>
    public async ValueTask<Receive?> Prepare(NewComplaint complaint, CancellationToken cancellation)
    {
        var receivedAt = complaint.ReceivedAt ?? clock.Now;
        var name = complaint.Pack ?? DefaultPack;
        if (policies.Find(name, DateOnly.FromDateTime(receivedAt.UtcDateTime)) is not { } pack || policies.FindCalendar(pack.Calendar) is not { } calendar)
            return null;

        return new Receive(
            new ComplaintId(Guid.CreateVersion7(clock.Now)),
            await store.NextReference(cancellation).ConfigureAwait(false),
            complaint.Channel,
            complaint.Language,
            complaint.Narrative,
            complaint.Complainant,
            pack.Ref,
            calendar.Ref,
            complaint.Touchpoint,
            complaint.Product,
            complaint.Severity,
            complaint.Procedure,
            complaint.OccurredOn,
            complaint.SentAt,
            complaint.ReceivedAt,
            complaint.Source,
            complaint.FixedDeadlines,
            complaint.Attachments);
    }
}
