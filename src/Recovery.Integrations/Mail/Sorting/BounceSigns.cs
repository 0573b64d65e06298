namespace Recovery.Integrations.Mail.Sorting;

/// <summary>Signs of the many reports on delivery that keep to no standard.</summary>
internal sealed class BounceSigns(MailMessage message)
{
    private const int Looked = 1500; // characters of the text; a report says so at once, a person may quote one further down

    private static readonly string[] Headers =
        ["X-Failed-Recipients", "X-Bounced-Address", "X-Mailer-Daemon-Recipients", "X-Mailer-Daemon-Error", "X-DSNContext", "X-BounceIO-Id"];

    private static readonly string[] Daemons =
        ["mailer-daemon", "mailer_daemon", "mailerdaemon", "mail-daemon", "maildaemon", "mail.daemon", "double-bounce", "mail-delivery-subsystem", "mail-delivery-system"];

    private static readonly string[] DaemonNames =
        ["mailer-daemon", "mailer daemon", "mail delivery system", "mail delivery subsystem", "mail delivery service", "mail delivery agent", "internet mail delivery"];

    /// <summary>A header that no person's mail carries.</summary>
    public bool HasFailureHeader => Headers.Any(name => message.Of(name).Any())
        || message.Of("X-Yahoo-Newman-Property").Any(value => value.Contains("bounce", StringComparison.OrdinalIgnoreCase));

    /// <summary>Sender is a mail system by its address (Exchange: MicrosoftExchange and 32 digits) or by its name.</summary>
    public bool IsFromDaemon => Senders.Locals(message).Any(local => Daemons.Contains(local, StringComparer.Ordinal) || local.StartsWith("microsoftexchange329e", StringComparison.Ordinal))
        || Senders.Names(message).Any(name => DaemonNames.Any(daemon => name.StartsWith(daemon, StringComparison.Ordinal)));

    /// <summary>A postmaster may be a person: it takes another sign.</summary>
    public bool IsFromPostmaster => Senders.Locals(message).Any(local => local is "postmaster" or "post_master" or "post-master")
        || Senders.Names(message).Any(name => name.StartsWith("system administrator", StringComparison.Ordinal) || name.StartsWith("postmaster", StringComparison.Ordinal));

    /// <summary>RFC 5321, 4.5.5: reports are sent from nobody.</summary>
    public bool HasNullPath => Senders.HasNullPath(message);

    /// <summary>Nobody in From, Reply-To or the envelope.</summary>
    public bool HasNoSender => message.ReturnPath is null && !message.From.Concat(message.ReplyTo).Any(box => !box.Address.IsBlank);

    public bool HasReportSubject
    {
        get
        {
            var subject = message.Subject.Reveal().Trim();
            return !MailPhrases.IsAnswerOrForward(subject) && MailPhrases.Contains(subject, MailPhrases.ReportSubjects);
        }
    }

    public bool HasReportText
    {
        get
        {
            var text = message.Text.Reveal();
            return !MailPhrases.IsAnswerOrForward(message.Subject.Reveal()) && MailPhrases.Contains(text.Length <= Looked ? text : text[..Looked], MailPhrases.ReportTexts);
        }
    }
}
