using static Recovery.Integrations.Mail.Sorting.MailKind;

namespace Recovery.Integrations.Mail.Sorting;

/// <summary>
/// Sorts mail before anything else looks at it, most specific sign first. Bounces and automatic mail never open a case, never restart a clock
/// and are never answered (DESIGN 9). A subject alone decides nothing: people complain about "failed delivery" of parcels too.
/// </summary>
public static class MailSorting
{
    /// <summary>What the message is. Total: every message gets a verdict.</summary>
    public static Verdict Of(MailMessage message, OwnAddresses own)
    {
        var report = new ReportSigns(message);
        var bounce = new BounceSigns(message);
        var automatic = new AutomaticSigns(message);
        var list = new ListSigns(message, own);
        var loop = new LoopSigns(message, own);

        return message switch
        {
            _ when report.IsFeedback => new(AbuseReport, "feedback-report", "A report of a feedback loop (RFC 5965)."),
            _ when report.IsProviderComplaint => new(AbuseReport, "provider-complaint", "A mail provider's notice that somebody marked a message of ours as unwanted."),
            _ when report.IsUnsubscription => new(AbuseReport, "unsubscription", "A mail program sent it to unsubscribe its owner."),
            _ when report.IsReceipt => new(ReadReceipt, "disposition-notification", "A notice that a message was displayed or deleted (RFC 8098)."),
            _ when report.IsDelivery => new(Bounce, "delivery-status", "A report on delivery (RFC 3464)."),
            _ when report.IsProviderNotice => new(Bounce, "provider-notice", "A mail provider's notice about the delivery of a message."),
            _ when bounce.HasFailureHeader => new(Bounce, "failure-header", "It carries a header that only reports of failed delivery carry."),
            _ when bounce.IsFromDaemon => new(Bounce, "daemon-sender", "It comes from a mail system, not from a person."),
            _ when bounce.IsFromPostmaster && bounce.HasReportSubject => new(Bounce, "postmaster-report", "A postmaster sent it and its subject is that of a delivery report."),
            _ when bounce.IsFromPostmaster && bounce.HasNullPath => new(Bounce, "postmaster-null-path", "A postmaster sent it with an empty return path."),
            _ when bounce.HasNullPath && bounce.HasReportSubject => new(Bounce, "null-path-report", "Empty return path and the subject of a delivery report."),
            _ when bounce.HasReportText && (bounce.HasNullPath || bounce.HasReportSubject) => new(Bounce, "report-text", "It opens with the words of a mail system's delivery report."),
            _ when report.IsCalendarAnswer => new(CalendarAnswer, "calendar-reply", "An answer to an invitation (RFC 5546)."),
            _ when loop.IsOwnMessage => new(Loop, "own-message-id", "Our own message came back: its Message-ID is one of ours."),
            _ when loop.IsFromUs => new(Loop, "own-sender", "It names one of our own addresses as its sender."),
            _ when loop.HasOwnMark => new(Loop, "own-mark", "It carries the mark that we put on our own automatic mail."),
            _ when loop.HasTooManyHops => new(Loop, "too-many-hops", $"It passed more than {LoopSigns.MaxHops} mail systems."),
            _ when automatic.IsSubmittedByMachine => new(AutomaticAnswer, "auto-submitted", "It says that a machine sent it (Auto-Submitted, RFC 3834)."),
            _ when automatic.HasMachineHeader => new(AutomaticAnswer, "machine-header", "It carries a header of automatic answers."),
            _ when list.IsList => new(ListMail, "list-header", "It comes from a mailing list (RFC 2919) that is not ours."),
            _ when list.IsNewsletter => new(ListMail, "newsletter", "It offers to unsubscribe and is marked as mail to many."),
            _ when automatic.SuppressesAnswers => new(AutomaticAnswer, "suppresses-answers", "It forbids automatic answers, as automatic mail does."),
            _ when automatic.IsBulk && !list.IsOurs => new(AutomaticAnswer, "bulk", "Its precedence is that of automatic or bulk mail."),
            _ when automatic.SoundsAbsent => new(AutomaticAnswer, "absence", "Its subject is that of an automatic answer, and another sign agrees."),
            _ when bounce.HasNullPath => new(EmptySender, "null-return-path", "Its return path is empty: nobody may answer it (RFC 5321, 4.5.5)."),
            _ when bounce.HasNoSender => new(EmptySender, "no-sender", "It names nobody who could be answered."),
            _ => new(Ordinary, "ordinary", "No sign of a machine."),
        };
    }
}
