using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Meeting;

/// <summary>What may happen with a meeting.</summary>
internal enum MeetingAction
{
    /// <summary>Offered.</summary>
    Offer,

    /// <summary>Held.</summary>
    Hold,

    /// <summary>Declined by the complainant.</summary>
    Decline,
}

/// <summary><c>POST complaints/{id}/meetings</c>.</summary>
internal static class MeetingRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<MeetingAction> Action = Body.Must("action", new Word<MeetingAction>(), "What happened with the meeting.");
    private static readonly Member<DateTimeOffset?> At = Body.MayValue("at", Kinds.Instant, "When it is to be, or was.");
    private static readonly Member<Personal?> Note = Body.May("note", Kinds.Account, "What was said.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/meetings",
        Name = "meet",
        Summary = "Offers a meeting, or says that it was held or declined.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"action":"offer","at":"2026-11-30T09:30:00Z"}""",
        Codes = [Refusals.WrongStage, Refusals.MeetingNotOffered, Refusals.InTheFuture, Refusals.PersonalDataErased],
        Command = (id, body) => Action.In(body) switch
        {
            MeetingAction.Offer => new OfferMeeting(id, At.In(body), Note.In(body)),
            MeetingAction.Hold  => new HoldMeeting(id, At.In(body), Note.In(body)),
            _                   => new DeclineMeeting(id, Note.In(body)),
        },
    };
}
