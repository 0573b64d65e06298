using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.Erasing;

/// <summary>The personal data of the complainant is gone; the log stays what it was (DESIGN 6).</summary>
/// <param name="LegalGround">For example <c>GDPR 17(1)(b)</c>.</param>
public sealed record EraseSubject(ComplaintId Complaint, string Reason, string LegalGround) : IComplaintCommand;

/// <summary>Personal data was erased.</summary>
[StoredAs("personal-data-erased.v1")]
public sealed record PersonalDataErased(Guid Subject, string Reason, string LegalGround) : ComplaintEvent;

/// <summary>The rule of erasing.</summary>
public static class Erasure
{
    public static Decision Decide(Complaint complaint, EraseSubject command) => complaint switch
    {
        { Stage: Stage.None }                                                                                       => Refuse.WrongStage(complaint.Stage),
        { Erased: true }                                                                                            => Decision.Nothing,
        _ when string.IsNullOrWhiteSpace(command.Reason) || string.IsNullOrWhiteSpace(command.LegalGround)          => Refuse.Because(Refusals.ReasonEmpty),
        _ => Accept.With(new PersonalDataErased(complaint.Complainant.Subject, command.Reason, command.LegalGround)),
    };
}
