namespace Recovery.Integrations.CloudEvents.Catalogue;

/// <summary>The events another system may post. Their names carry a version and are never renamed; each has a schema and an example beside this file.</summary>
public static class EventTypes
{
    /// <summary>A complaint came in elsewhere.</summary>
    public const string ComplaintReceived = "recovery.complaint-received.v1";

    /// <summary>A call, mail, text message or visit belongs to a case.</summary>
    public const string ContactLinked = "recovery.contact-linked.v1";

    /// <summary>A call was answered.</summary>
    public const string CallAnswered = "recovery.call-answered.v1";

    /// <summary>A call was not.</summary>
    public const string CallMissed = "recovery.call-missed.v1";

    /// <summary>A text message came in or went out.</summary>
    public const string TextMessageReceived = "recovery.text-message-received.v1";

    /// <summary>A message of ours reached its destination.</summary>
    public const string MessageDelivered = "recovery.message-delivered.v1";

    /// <summary>A message of ours did not.</summary>
    public const string MessageFailed = "recovery.message-failed.v1";

    /// <summary>The complainant said elsewhere what they think of how the case went.</summary>
    public const string FeedbackReceived = "recovery.feedback-received.v1";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All =
        [ComplaintReceived, ContactLinked, CallAnswered, CallMissed, TextMessageReceived, MessageDelivered, MessageFailed, FeedbackReceived];
}
