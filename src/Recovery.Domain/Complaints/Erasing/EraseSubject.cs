using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.Erasing;

/// <summary>The personal data of the complainant is gone; the log stays what it was (DESIGN 6).</summary>
/// <param name="Reason">Why. Stays readable as long as the log does: it must not name the person.</param>
/// <param name="LegalGround">For example <c>GDPR 17(1)(b)</c>.</param>
public sealed record EraseSubject(ComplaintId Complaint, string Reason, string LegalGround) : IComplaintCommand;

/// <summary>Personal data was erased.</summary>
[StoredAs("personal-data-erased.v1")]
public sealed record PersonalDataErased(Guid Subject, string Reason, string LegalGround) : ComplaintEvent;

/// <summary>The rules of erasing: once, on a ground that names nobody, and from then on nothing more is written about the person.</summary>
public static class Erasure
{
    /// <summary>In place of the reason given for what is done to a case after its complainant was forgotten.</summary>
    internal static readonly Personal NothingSaid = Personal.Of(OwnReasons.DataErased);

    public static Decision Decide(Complaint complaint, EraseSubject command) => complaint switch
    {
        { Stage: Stage.None }                                                                                       => Refuse.WrongStage(complaint.Stage),
        { Erased: true }                                                                                            => Decision.Nothing,
        _ when string.IsNullOrWhiteSpace(command.Reason) || string.IsNullOrWhiteSpace(command.LegalGround)          => Refuse.Because(Refusals.ReasonEmpty),
        _ when complaint.Complainant.IsNamedIn(command.Reason) || complaint.Complainant.IsNamedIn(command.LegalGround)  => Refuse.Because(Refusals.PersonNamed),
        _ => Accept.With(new PersonalDataErased(complaint.Complainant.Subject, command.Reason, command.LegalGround)),
    };

    /// <summary>
    /// A decision as it stands on this case: where its complainant was forgotten, whatever holds somebody's words is refused. What needs no words, such as an
    /// assignment, a pause or an elapsed deadline, goes on.
    /// </summary>
    public static Decision Heeded(this Decision decision, Complaint complaint) =>
        complaint.Erased && decision is Decision.Accepted yes && yes.Events.Any(Spoken.IsIn) ? Refuse.Because(Refusals.PersonalDataErased) : decision;
}
