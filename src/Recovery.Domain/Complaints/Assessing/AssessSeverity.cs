using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;

namespace Recovery.Domain.Complaints.Assessing;

/// <summary>Says how serious the matter is, and why.</summary>
public sealed record AssessSeverity(ComplaintId Complaint, Severity Severity, Personal Reason) : IComplaintCommand;

/// <summary>The severity was assessed.</summary>
[StoredAs("severity-assessed.v1")]
public sealed record SeverityAssessed(Severity Severity, Personal Reason) : ComplaintEvent;

/// <summary>The rule of severity: never lowered because of the channel alone.</summary>
public static class SeverityAssessment
{
    public static Decision Decide(Complaint complaint, AssessSeverity command) => complaint switch
    {
        { Stage: Stage.None } or { Ended: true }                            => Refuse.WrongStage(complaint.Stage),
        _ when complaint.Severity == command.Severity                       => Decision.Nothing,
        _ when command.Reason.IsBlank                                       => Refuse.Because(Refusals.ReasonEmpty),
        _ when command.Severity < complaint.Severity && Reasons.SpeakOnlyOfTheChannel(command.Reason.Reveal())
                                                                            => Refuse.Because(Refusals.SeverityLoweredForChannel),
        _ => Accept.With(new SeverityAssessed(command.Severity, command.Reason)),
    };
}
