using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.Closing;

/// <summary>Closes a resolved case.</summary>
public sealed record Close(ComplaintId Complaint) : IComplaintCommand;

/// <summary>The case was closed.</summary>
[StoredAs("complaint-closed.v1")]
public sealed record ComplaintClosed : ComplaintEvent;

/// <summary>The rule of closing: what is resolved and not disputed, and nothing else.</summary>
public static class Closing
{
    public static Decision Decide(Complaint complaint, Close _) => complaint switch
    {
        { Stage: Stage.Closed }             => Decision.Nothing,
        { Stage: not Stage.Resolved }       => Refuse.Because(Refusals.NotResolved, Words.Of(complaint.Stage)),
        { Disputed: true }                  => Refuse.Because(Refusals.Disputed),
        _                                   => Accept.With(new ComplaintClosed()),
    };
}
