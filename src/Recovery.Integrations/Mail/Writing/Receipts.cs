using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Storing;

namespace Recovery.Integrations.Mail.Writing;

/// <summary>Who is told by itself that a complaint came in: who wrote it to us just now, not whom somebody wrote about.</summary>
public static class Receipts
{
    /// <summary>The <see cref="SourceRef.System"/> of what came by mail.</summary>
    public const string MailSystem = "mail";

    private static readonly TimeSpan Late = TimeSpan.FromDays(1); // a receipt for last month's letter only bewilders

    /// <summary>Why there is none; null where there is one, but for how many the sender had.</summary>
    public static string? Refused(RecordedEvent told, ComplaintReceived received, Edges edges) => received switch
    {
        _ when !edges.Receipts                       => NotWritten.ReceiptsOff,
        _ when told.At - received.ReceivedAt > Late  => NotWritten.ReceivedLongAgo,
        { Source.System: MailSystem }                => null,
        { Channel: Channel.Web } when told.Envelope.Actor.Role == Role.Integration => null,
        _                                            => NotWritten.TypedIn,
    };
}
