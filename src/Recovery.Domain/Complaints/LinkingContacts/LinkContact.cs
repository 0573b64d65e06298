using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;

namespace Recovery.Domain.Complaints.LinkingContacts;

/// <summary>Which way a contact went.</summary>
public enum Direction
{
    /// <summary>The complainant contacted us.</summary>
    In,

    /// <summary>We contacted the complainant.</summary>
    Out,
}

/// <summary>A later call, mail or visit on the case, either way.</summary>
public sealed record LinkContact(ComplaintId Complaint, Channel Channel, Direction Direction, Personal Text, SourceRef? Source = null, IReadOnlyList<AttachedFile>? Attachments = null) : IComplaintCommand;

/// <summary>A contact was linked to the case; incoming ones count as prior contacts.</summary>
[StoredAs("contact-linked.v1")]
public sealed record ContactLinked(Channel Channel, Direction Direction, Personal Text, SourceRef? Source = null, IReadOnlyList<AttachedFile>? Attachments = null) : ComplaintEvent;

/// <summary>The rule of linking contacts: whoever calls again is heard, also after the case is over.</summary>
public static class ContactLinking
{
    public static Decision Decide(Complaint complaint, LinkContact command) => complaint switch
    {
        { Stage: Stage.None or Stage.Merged }                                                => Refuse.WrongStage(complaint.Stage),
        _ when command.Source is { } source && complaint.LinkedSources.Contains(source)      => Decision.Nothing,
        _ when command.Text.IsBlank                                                          => Refuse.Because(Refusals.TextEmpty),
        _ => Accept.With(new ContactLinked(command.Channel, command.Direction, command.Text, command.Source, command.Attachments)),
    };
}
