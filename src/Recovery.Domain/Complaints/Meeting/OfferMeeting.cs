using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.Meeting;

/// <summary>Whether the two have met.</summary>
public enum MeetingState
{
    /// <summary>Nobody offered one.</summary>
    NotOffered,

    /// <summary>Offered, not yet held or declined.</summary>
    Offered,

    /// <summary>Held.</summary>
    Held,

    /// <summary>The complainant would rather not.</summary>
    Declined,
}

/// <summary>Offers a meeting, the answer to a formal letter.</summary>
public sealed record OfferMeeting(ComplaintId Complaint, DateTimeOffset? At = null, Personal? Note = null) : IComplaintCommand;

/// <summary>The meeting took place.</summary>
public sealed record HoldMeeting(ComplaintId Complaint, DateTimeOffset? At = null, Personal? Note = null) : IComplaintCommand;

/// <summary>The complainant declined the meeting.</summary>
public sealed record DeclineMeeting(ComplaintId Complaint, Personal? Note = null) : IComplaintCommand;

/// <summary>A meeting was offered.</summary>
[StoredAs("meeting-offered.v1")]
public sealed record MeetingOffered(DateTimeOffset? At, Personal? Note) : ComplaintEvent;

/// <summary>A meeting was held.</summary>
[StoredAs("meeting-held.v1")]
public sealed record MeetingHeld(DateTimeOffset? At, Personal? Note) : ComplaintEvent;

/// <summary>A meeting was declined.</summary>
[StoredAs("meeting-declined.v1")]
public sealed record MeetingDeclined(Personal? Note) : ComplaintEvent;

/// <summary>The rules of meeting: offered first, then held or declined.</summary>
public static class Meetings
{
    public static Decision Decide(Complaint complaint, OfferMeeting command) => complaint switch
    {
        { InProgress: false }                       => Refuse.WrongStage(complaint.Stage),
        { Meeting: MeetingState.Offered } when command.At is null || command.At == complaint.MeetingAt
                                                    => Decision.Nothing,
        _                                           => Accept.With(new MeetingOffered(command.At, command.Note)),
    };

    public static Decision Decide(Complaint complaint, HoldMeeting command, Context context) => complaint switch
    {
        { InProgress: false }                       => Refuse.WrongStage(complaint.Stage),
        { Meeting: MeetingState.Held }              => Decision.Nothing,
        { Meeting: not MeetingState.Offered }       => Refuse.Because(Refusals.MeetingNotOffered),
        _ when command.At > context.Now             => Refuse.Because(Refusals.InTheFuture, "at"),
        _                                           => Accept.With(new MeetingHeld(command.At, command.Note)),
    };

    public static Decision Decide(Complaint complaint, DeclineMeeting command) => complaint switch
    {
        { InProgress: false }                       => Refuse.WrongStage(complaint.Stage),
        { Meeting: MeetingState.Declined }          => Decision.Nothing,
        { Meeting: not MeetingState.Offered }       => Refuse.Because(Refusals.MeetingNotOffered),
        _                                           => Accept.With(new MeetingDeclined(command.Note)),
    };
}
