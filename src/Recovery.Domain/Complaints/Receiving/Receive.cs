using Recovery.Domain.Calendars;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;

namespace Recovery.Domain.Complaints.Receiving;

/// <summary>A complaint comes in, on any channel. The reference and the policy versions are chosen at the edge and pinned here.</summary>
/// <param name="ReceivedAt">When it reached us, where that is not now; for integrations and imports only.</param>
/// <param name="FixedDeadlines">Deadlines by milestone that the system it comes from had fixed; they displace the pack's.</param>
public sealed record Receive(
    ComplaintId Complaint,
    string Reference,
    Channel Channel,
    string Language,
    Personal Narrative,
    Complainant Complainant,
    PolicyRef Pack,
    PolicyRef Calendar,
    string? Touchpoint = null,
    string? Product = null,
    Severity Severity = Severity.Normal,
    Procedure? Procedure = null,
    DateOnly? OccurredOn = null,
    DateTimeOffset? SentAt = null,
    DateTimeOffset? ReceivedAt = null,
    SourceRef? Source = null,
    IReadOnlyDictionary<string, DateTimeOffset>? FixedDeadlines = null,
    IReadOnlyList<AttachedFile>? Attachments = null) : IComplaintCommand;

/// <summary>A complaint was received.</summary>
[StoredAs("complaint-received.v1")]
public sealed record ComplaintReceived(
    string Reference,
    Channel Channel,
    string Language,
    Personal Narrative,
    Complainant Complainant,
    PolicyRef Pack,
    PolicyRef Calendar,
    Severity Severity,
    Procedure Procedure,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? SentAt = null,
    DateOnly? OccurredOn = null,
    string? Touchpoint = null,
    string? Product = null,
    SourceRef? Source = null,
    IReadOnlyDictionary<string, DateTimeOffset>? FixedDeadlines = null,
    IReadOnlyList<AttachedFile>? Attachments = null) : ComplaintEvent;

/// <summary>The rule of receiving: every complaint gets in, whatever the channel; only its dates may be refused.</summary>
public static class Reception
{
    /// <summary>The languages a complainant is answered in.</summary>
    public static readonly IReadOnlyList<string> Languages = ["fr", "es", "en"];

    /// <summary>Nobody could tell yet in which language the complainant wrote (BCP 47): an agent chooses.</summary>
    public const string Undetermined = "und";

    private static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int LongestYears = 100;

    public static Decision Decide(Complaint complaint, Receive command, Context context) => complaint switch
    {
        { Stage: not Stage.None }                                                       => Decision.Nothing,
        _ when command.Narrative.IsBlank                                                => Refuse.Because(Refusals.NarrativeEmpty),
        _ when command.Language != Undetermined && !Languages.Contains(command.Language, StringComparer.Ordinal) => Refuse.Because(Refusals.LanguageUnknown, command.Language),
        _ when IsBackdated(command) && !MayBackdate(context.Actor)                      => Refuse.Because(Refusals.BackdatingNotAllowed),
        _ when command.ReceivedAt > context.Now                                         => Refuse.Because(Refusals.InTheFuture, "receivedAt"),
        _ when command.SentAt > (command.ReceivedAt ?? context.Now)                     => Refuse.Because(Refusals.InTheFuture, "sentAt"),
        _ when command.OccurredOn > context.Today                                       => Refuse.Because(Refusals.InTheFuture, "occurredOn"),
        _ when FirstOutOfRange(command, context) is { } date                            => Refuse.Because(Refusals.DateOutOfRange, date),
        _ => IfCountable(complaint, Fact(command, context), context),
    };

    private static bool MayBackdate(Actor actor) => actor.Role is Role.Integration or Role.Admin or Role.System;

    private static bool IsBackdated(Receive command) => command.ReceivedAt is not null || command.FixedDeadlines is { Count: > 0 };

    /// <summary>A year 0001 or 9999 is a slip of some system, and no clock counts from or to it.</summary>
    private static string? FirstOutOfRange(Receive command, Context context) =>
        command.ReceivedAt < Earliest ? "receivedAt"
        : command.SentAt < Earliest ? "sentAt"
        : command.OccurredOn < DateOnly.FromDateTime(Earliest.DateTime) ? "occurredOn"
        : command.FixedDeadlines?.Values.Any(due => due < Earliest || due.Year > context.Now.Year + LongestYears) == true ? "fixedDeadlines"
        : null;

    private static Decision IfCountable(Complaint complaint, ComplaintReceived fact, Context context) =>
        Deadlines.Owed(complaint.After(fact, context.Now), context.Pack, context.Calendar).FirstOrDefault(clock => clock.DueAt == Deadlines.Never) is { } never
            ? Refuse.Because(Refusals.CalendarExhausted, never.Id)
            : Accept.With(fact);

    private static ComplaintReceived Fact(Receive command, Context context) => new(
        command.Reference,
        command.Channel,
        command.Language,
        command.Narrative,
        command.Complainant,
        command.Pack,
        command.Calendar,
        command.Severity,
        command.Procedure ?? Usual(command.Channel),
        command.ReceivedAt ?? context.Now,
        command.SentAt,
        command.OccurredOn,
        command.Touchpoint,
        command.Product,
        command.Source,
        command.FixedDeadlines,
        command.Attachments);

    /// <summary>A letter is a full account and gets the formal procedure; nothing else is less serious, only quicker.</summary>
    private static Procedure Usual(Channel channel) => channel == Channel.Letter ? Procedure.Formal : Procedure.Informal;
}
