using Recovery.Integrations.Mail.Threading;

namespace Recovery.Integrations.Mail.Sorting;

/// <summary>Signs that mail goes in circles.</summary>
internal sealed class LoopSigns(MailMessage message, OwnAddresses own)
{
    /// <summary>Mail systems a message may pass. Postfix gives up at 50, RFC 5321 (6.3) asks not to before 100; real mail passes fewer than 20.</summary>
    public const int MaxHops = 50;

    /// <summary>By the shape of our own identities, not by the domain alone: colleagues' mail bears the domain too.</summary>
    public bool IsOwnMessage => message.MessageId is { } id && OutgoingId.Read(id, own) is not null;

    /// <summary>From only: a form on our own site may name us in Sender or the return path and the complainant in From.</summary>
    public bool IsFromUs => message.From.Any(box => own.Have(box.Address.Reveal()));

    /// <summary>Other people's marks say nothing: forwarding recipes set them on people's mail.</summary>
    public bool HasOwnMark => message.Of(AutomaticHeaders.LoopMark).Any(value => own.Have(value));

    public bool HasTooManyHops => message.Of("Received").Count() > MaxHops;
}
