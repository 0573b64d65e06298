using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;

namespace Recovery.Domain.Complaints.Acknowledging;

/// <summary>Tells the complainant that we heard.</summary>
/// <param name="Message">What was said; null where the house's standard words were.</param>
public sealed record Acknowledge(ComplaintId Complaint, Personal? Message = null) : IComplaintCommand;

/// <summary>The complaint was acknowledged.</summary>
/// <param name="ResponseDueOn">The response date stated to the complainant, where the pack asks for it (DISP 1.6.1R).</param>
[StoredAs("complaint-acknowledged.v1")]
public sealed record ComplaintAcknowledged(Personal? Message, DateOnly? ResponseDueOn) : ComplaintEvent;

/// <summary>The rule of acknowledging: once, and before anything else is said.</summary>
public static class Acknowledgement
{
    public static Decision Decide(Complaint complaint, Acknowledge command, Context context) => complaint switch
    {
        { Stage: Stage.Received }                                => Accept.With(new ComplaintAcknowledged(command.Message, ResponseDate(complaint, context))),
        { Stage: Stage.None } or { Ended: true }                 => Refuse.WrongStage(complaint.Stage),
        _                                                        => Decision.Nothing,
    };

    private static DateOnly? ResponseDate(Complaint complaint, Context context) =>
        context.Pack.Conduct.AcknowledgementStatesResponseDate && Deadlines.Final(complaint, context) is { } due
            ? context.Calendar.DateOf(due)
            : null;
}
