using Recovery.Domain;

namespace Recovery.Integrations.Mail.Writing;

/// <summary>A message to a complainant, ready to be handed to a mail server. Every text in it is one line, but for <see cref="Text"/>.</summary>
/// <param name="To">The address, with the name shown beside it.</param>
/// <param name="From">Our own address, with the house's name.</param>
/// <param name="ReplyTo">The address that leads an answer back to the case.</param>
/// <param name="MessageId">Without brackets; the same whenever this message is composed.</param>
/// <param name="InReplyTo">Without brackets; null where it answers nothing.</param>
/// <param name="References">The thread, oldest first, without brackets.</param>
/// <param name="Text">Plain text, lines ending in <c>\n</c>.</param>
/// <param name="Headers">What says that no person wrote it; empty where one did.</param>
public sealed record OutgoingMail(
    Mailbox To,
    Mailbox From,
    string ReplyTo,
    string MessageId,
    string? InReplyTo,
    IReadOnlyList<string> References,
    Personal Subject,
    Personal Text,
    IReadOnlyList<Header> Headers);

/// <summary>What composing came to.</summary>
public abstract record Composed
{
    private Composed()
    {
    }

    /// <summary>To be sent.</summary>
    public sealed record Mail(OutgoingMail Message) : Composed;

    /// <summary>Nobody is written to.</summary>
    /// <param name="Reason">A code: nothing personal.</param>
    public sealed record Nothing(string Reason) : Composed;
}

/// <summary>Why nobody is written to. Codes, shown to people in their language.</summary>
public static class NotWritten
{
    public const string Erased = "erased";
    public const string NoAddress = "no-address";
    public const string AddressUnusable = "address-unusable";
    public const string OwnAddress = "own-address";
    public const string NobodysAddress = "nobodys-address";
    public const string NoHouseAddress = "no-house-address";
    public const string NotByMail = "not-by-mail";
    public const string EventUnknown = "event-unknown";
    public const string ReceiptsOff = "receipts-off";
    public const string ReceivedLongAgo = "received-long-ago";
    public const string TypedIn = "typed-in";
    public const string TooManyAnswers = "too-many-answers";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Erased, NoAddress, AddressUnusable, OwnAddress, NobodysAddress, NoHouseAddress, NotByMail, EventUnknown, ReceiptsOff, ReceivedLongAgo, TypedIn, TooManyAnswers];
}
