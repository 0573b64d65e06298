using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Reopening;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Sla;

namespace Recovery.Cli.Importing;

/// <summary>What an activity of another system can become here. Where the method's own rule does not admit it at that moment, it is kept as a note.</summary>
internal static class HistoryStep
{
    public const string Note = "note-added";
    public const string Closed = "complaint-closed";
    public const string Ignored = "ignored";

    /// <summary>The words a map may use.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["complaint-acknowledged", "contact-in", "contact-out", "complaint-reopened", "complaint-withdrawn", Closed, Note, Ignored];

    /// <summary>The command whose rule is asked; null where there is none to ask.</summary>
    public static IComplaintCommand? Command(string step, ComplaintId id, string activity, Channel channel) => step switch
    {
        "complaint-acknowledged"    => new Acknowledge(id),
        "contact-in"                => new LinkContact(id, channel, Direction.In, Personal.Of(activity)),
        "contact-out"               => new LinkContact(id, channel, Direction.Out, Personal.Of(activity)),
        "complaint-reopened"        => new Reopen(id, Personal.Of(activity)),
        "complaint-withdrawn"       => new Withdraw(id, Personal.Of(activity)),
        _                           => null,
    };
}
