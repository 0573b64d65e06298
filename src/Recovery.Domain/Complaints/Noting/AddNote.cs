using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.Noting;

/// <summary>A note for colleagues.</summary>
public sealed record AddNote(ComplaintId Complaint, Personal Text) : IComplaintCommand;

/// <summary>Says that a complaint looks abusive; it is handled like every other, and a supervisor looks.</summary>
public sealed record FlagAbuse(ComplaintId Complaint, Personal Reason) : IComplaintCommand;

/// <summary>A note was added.</summary>
[StoredAs("note-added.v1")]
public sealed record NoteAdded(Personal Text) : ComplaintEvent;

/// <summary>Abuse was flagged.</summary>
[StoredAs("abuse-flagged.v1")]
public sealed record AbuseFlagged(Personal Reason) : ComplaintEvent;

/// <summary>The rules of notes: on any case, at any time.</summary>
public static class Noting
{
    public static Decision Decide(Complaint complaint, AddNote command) => complaint switch
    {
        { Stage: Stage.None }           => Refuse.WrongStage(complaint.Stage),
        _ when command.Text.IsBlank     => Refuse.Because(Refusals.TextEmpty),
        _                               => Accept.With(new NoteAdded(command.Text)),
    };

    public static Decision Decide(Complaint complaint, FlagAbuse command) => complaint switch
    {
        { Stage: Stage.None }           => Refuse.WrongStage(complaint.Stage),
        _ when command.Reason.IsBlank   => Refuse.Because(Refusals.ReasonEmpty),
        _                               => Accept.With(new AbuseFlagged(command.Reason)),
    };
}
