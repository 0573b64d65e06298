namespace Recovery.Domain.Sla;

/// <summary>Where clocks start and stop, read from the state.</summary>
internal static class Anchors
{
    /// <summary>Null where the clock has not started. After a reopening the house's clocks start anew; statutory ones go on.</summary>
    public static DateTimeOffset? Start(ClockRule rule, Complaint complaint) => rule.Start switch
    {
        StartAnchor.UnansweredContact   => complaint.UnansweredSince,
        StartAnchor.Resolved            => complaint.ResolvedAt,
        _ when StartsAnew(rule, complaint) => complaint.ReopenedAt,
        StartAnchor.Received            => complaint.ReceivedAt,
        StartAnchor.Sent                => complaint.SentAt ?? complaint.ReceivedAt,
        StartAnchor.Completed           => complaint.CompletedAt ?? complaint.ReceivedAt,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Start, "unknown start anchor"),
    };

    /// <summary>The earliest of the rule's stops that happened; null while none did.</summary>
    public static DateTimeOffset? Stop(ClockRule rule, Complaint complaint) => rule.Stops.Select(stop => At(stop, rule, complaint)).Min();

    private static bool StartsAnew(ClockRule rule, Complaint complaint) =>
        !rule.Statutory && complaint.ReopenedAt is { } reopened && !(Stop(rule, complaint) < reopened);

    private static DateTimeOffset? At(StopEvent stop, ClockRule rule, Complaint complaint) => stop switch
    {
        StopEvent.Acknowledged          => complaint.AcknowledgedAt,
        StopEvent.Reformulated          => complaint.ReformulatedAt,
        StopEvent.Promised              => complaint.PromisedAt,
        StopEvent.MeetingOffered        => complaint.MeetingOfferedAt,
        StopEvent.FinalResponseSent     => complaint.FinalResponseAt,
        StopEvent.Resolved              => complaint.ResolvedAt ?? (complaint.Stage == Stage.Closed ? complaint.EndedAt : null),
        StopEvent.FeedbackRequested     => complaint.FeedbackRequestedAt,
        StopEvent.Closed                => complaint.Stage == Stage.Closed ? complaint.EndedAt : null,
        StopEvent.Answered              => rule.Start == StartAnchor.UnansweredContact ? null : complaint.FirstAnsweredAt, // answering a contact removes the anchor itself
        _ => throw new ArgumentOutOfRangeException(nameof(stop), stop, "unknown stop"),
    };
}
