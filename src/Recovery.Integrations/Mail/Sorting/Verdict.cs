namespace Recovery.Integrations.Mail.Sorting;

/// <summary>What a message of mail is. Only <see cref="Ordinary"/> mail may touch a case.</summary>
public enum MailKind
{
    /// <summary>Somebody wrote to us: a new complaint or a further contact.</summary>
    Ordinary,

    /// <summary>A report that mail was not, not yet or only now delivered.</summary>
    Bounce,

    /// <summary>A machine answered or wrote by itself (RFC 3834).</summary>
    AutomaticAnswer,

    /// <summary>Mail to many: a list or a newsletter.</summary>
    ListMail,

    /// <summary>A complaint about mail as such: a feedback-loop report (RFC 5965) or an opting-out that a mail program sent.</summary>
    AbuseReport,

    /// <summary>Our own mail come back, or mail that goes in circles.</summary>
    Loop,

    /// <summary>It names nobody who could be answered.</summary>
    EmptySender,

    /// <summary>An answer to an invitation (RFC 5546).</summary>
    CalendarAnswer,

    /// <summary>A notice that a message was displayed or deleted (RFC 8098).</summary>
    ReadReceipt,
}

/// <summary>What a message is and the sign that shows it.</summary>
/// <param name="Code">The sign, stable, for figures and translations; for example <c>null-return-path</c>.</param>
/// <param name="Reason">The same for the operator, in a sentence; nothing personal.</param>
public sealed record Verdict(MailKind Kind, string Code, string Reason)
{
    /// <summary>True when it may open a case, be filed to one, or be answered. All else is kept and shown to the operator, no more.</summary>
    public bool MayTouchCase => Kind == MailKind.Ordinary;
}
