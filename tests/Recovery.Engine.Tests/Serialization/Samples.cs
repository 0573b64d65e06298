using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.AskingFeedback;
using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Complaints.Assigning;
using Recovery.Domain.Complaints.ChangingPolicy;
using Recovery.Domain.Complaints.ChoosingLanguage;
using Recovery.Domain.Complaints.Closing;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Elapsing;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Merging;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.NamingEmotions;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Pausing;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Reopening;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Reviewing;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Sla;

namespace Recovery.Engine.Tests.Serialization;

/// <summary>One event of every kind, every member filled.</summary>
internal static class Samples
{
    private static readonly DateTimeOffset At = new(2026, 3, 3, 9, 15, 30, TimeSpan.Zero);
    private static readonly Guid Somebody = Guid.Parse("019cc0de-0000-7000-8000-000000000001");
    private static readonly ComplaintId Other = new(Guid.Parse("019cc0de-0000-7000-8000-000000000002"));
    private static readonly PromiseId First = new(1);
    private static readonly string Hash = new('a', 64);

    public static readonly IReadOnlyList<ComplaintEvent> Events =
    [
        new ComplaintReceived(
            "R-100042-7", Channel.Letter, "fr", Personal.Of("Le chauffage est tombé en panne deux fois."),
            new Complainant(Somebody, Personal.Of("Jeanne Martin"), Personal.Of("jeanne@example.org"), Personal.Of("+33 1 99 00 12 34"), "small", "consumer"),
            new PolicyRef("fr-acpr", 1), new PolicyRef("house-fr", 2), Severity.High, Procedure.Formal, At, At.AddDays(-2), new DateOnly(2026, 2, 27),
            "repair-visit", "heating", new SourceRef("mailroom", "scan-0007"), new Dictionary<string, DateTimeOffset> { ["resolve"] = At.AddDays(56) },
            [new AttachedFile(Personal.Of("thermomètre.png"), "image/png", 4096, Hash)]),
        new ContactLinked(Channel.Email, Direction.In, Personal.Of("Any news?"), new SourceRef("mail", "<1@example.org>"), [new AttachedFile(null, "application/octet-stream", 12, Hash)]),
        new ComplaintAssigned("agent-7", "north"),
        new ComplaintReleased("agent-7"),
        new SeverityAssessed(Severity.High, Personal.Of("A child is cold.")),
        new ProcedureChosen(Procedure.Informal, Personal.Of("Asked for by the complainant.")),
        new LanguageChosen("es"),
        new ComplaintAcknowledged(Personal.Of("Nous avons bien reçu votre lettre."), new DateOnly(2026, 5, 4)),
        new EmotionNamed(Personal.Of("irrité"), true),
        new ComplaintReformulated(2, Personal.Of("The heating failed twice. Have I got that right?"), 3, [First]),
        new ReformulationConfirmed(2, Personal.Of("Yes, exactly.")),
        new ReformulationCorrected(1, Personal.Of("No, three times.")),
        new ActionPromised(First, Personal.Of("A new boiler"), "agent-7", new DateOnly(2026, 3, 6), 120.50m, new Override(Personal.Of("Agreed with the head of service."))),
        new PromiseKept(First, Personal.Of("Installed at noon.")),
        new PromiseBroken(First, Personal.Of("its day passed")),
        new PromiseRenegotiated(First, new DateOnly(2026, 3, 9), Personal.Of("The part arrives on Monday.")),
        new MeetingOffered(At, Personal.Of("At the town hall.")),
        new MeetingHeld(At, Personal.Of("Met for an hour.")),
        new MeetingDeclined(Personal.Of("Would rather write.")),
        new MessageSent(MessageKind.Substantive, Channel.Letter, Personal.Of("I don't know yet."), [new PhraseFinding("I don't know", "Can you give me a minute?", false)], new Override(Personal.Of("The meeting is on Friday."))),
        new SolutionOffered(SolutionKind.Redress, Personal.Of("A month free of charge."), 49.90m, "EUR"),
        new ComplaintResolved(Outcome.Accepted, Personal.Of("The boiler works."), Personal.Of("repaired"), new RootCause("reliability", "repair-visit"), [First]),
        new FeedbackRequested(),
        new FeedbackReceived(Rating.Exceeded, false),
        new ComplaintReopened(Personal.Of("It failed again.")),
        new ComplaintWithdrawn(Personal.Of("It solved itself.")),
        new ComplaintClosed(),
        new ComplaintMerged(Other),
        new ComplaintUnmerged(Other, Personal.Of("Two different boilers.")),
        new NoteAdded(Personal.Of("Call before noon.")),
        new AbuseFlagged(Personal.Of("Threats on the telephone.")),
        new OverrideReviewed(2, false, Personal.Of("The day could have been met.")),
        new ClockPaused("incomplete", ["es-ley10.resolve"]),
        new ClockResumed("incomplete"),
        new ClockExtended(Personal.Of("The expert is ill."), ["uk-fca.payment"]),
        new PolicyChanged(new PolicyRef("uk-fca", 1), new PolicyRef("house-gb", 1), Personal.Of("Payment service.")),
        new PersonalDataErased(Somebody, "Asked for by the data subject.", "GDPR 17(1)(b)"),
        new DeadlineWarned("house.resolve.letter", "resolve", "80 %", 1, At.AddDays(10), At.AddDays(8), ["assignee", "supervisor"]),
        new DeadlineMissed("house.resolve.letter", "resolve", 2, At.AddDays(10), ["supervisor"]),
    ];
}
