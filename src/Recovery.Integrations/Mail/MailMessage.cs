using Recovery.Domain;

namespace Recovery.Integrations.Mail;

/// <summary>A message of electronic mail, as a reader of MIME or the payload of a provider gives it: the same, whatever way it came.</summary>
public sealed record MailMessage
{
    /// <summary>Its <c>Message-ID</c> without brackets; null where it has none.</summary>
    public string? MessageId { get; init; }

    /// <summary>Identities it answers (<c>In-Reply-To</c>), without brackets.</summary>
    public IReadOnlyList<string> InReplyTo { get; init; } = [];

    /// <summary>Identities of its thread, oldest first (<c>References</c>), without brackets.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Who wrote it; empty where nobody says so.</summary>
    public IReadOnlyList<Mailbox> From { get; init; } = [];

    /// <summary>Where an answer is wanted, if elsewhere.</summary>
    public IReadOnlyList<Mailbox> ReplyTo { get; init; } = [];

    /// <summary>Whom it is addressed to.</summary>
    public IReadOnlyList<Mailbox> To { get; init; } = [];

    /// <summary>Who is to know of it.</summary>
    public IReadOnlyList<Mailbox> Cc { get; init; } = [];

    /// <summary>Addresses it was delivered to by the envelope (<c>Delivered-To</c>, <c>X-Original-To</c>, a provider's word): they carry the plus-address even where <see cref="To"/> does not.</summary>
    public IReadOnlyList<string> DeliveredTo { get; init; } = [];

    /// <summary>The sender of the envelope (<c>Return-Path</c>): empty for <c>&lt;&gt;</c>, which nobody may answer; null where it is not known.</summary>
    public string? ReturnPath { get; init; }

    /// <summary>Its subject, decoded; empty where it has none.</summary>
    public Personal Subject { get; init; } = Personal.Of(string.Empty);

    /// <summary>When its sender says it was written; null where that is missing or no date.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>What it says, as plain text: of its own text part, else of its HTML made readable. Whole, quotes and signature included.</summary>
    public Personal Text { get; init; } = Personal.Of(string.Empty);

    /// <summary>Its HTML, made safe to show; null where it has none.</summary>
    public Personal? Html { get; init; }

    /// <summary>What is attached to it.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>
    /// Its parts in order, each with what can be read of it: a bounce is told by its <c>message/delivery-status</c>, the message it is about by the headers of
    /// its <c>message/rfc822</c> or <c>text/rfc822-headers</c>. Empty where a provider gives no parts.
    /// </summary>
    public IReadOnlyList<MessagePart> Parts { get; init; } = [];

    /// <summary>Every header in order, names as written, values unfolded and decoded.</summary>
    public IReadOnlyList<Header> Headers { get; init; } = [];

    /// <summary>What was wrong with it and how it was read all the same, for the agent and the operator; nothing personal.</summary>
    public IReadOnlyList<string> Defects { get; init; } = [];

    /// <summary>The values of a header, in order; none where it is absent. Names are compared without regard to case.</summary>
    public IEnumerable<string> Of(string header) =>
        Headers.Where(one => string.Equals(one.Name, header, StringComparison.OrdinalIgnoreCase)).Select(one => one.Value);
}

/// <summary>One header: its name as written, its value unfolded and decoded.</summary>
public sealed record Header(string Name, string Value);

/// <summary>One part of a message that is no multipart itself.</summary>
/// <param name="MediaType">Lower case, for example <c>message/delivery-status</c>.</param>
/// <param name="Text">Its text, decoded, for <c>text/*</c> and <c>message/*</c> (cut after <c>ReadingLimits.ReportCharacters</c>); empty for all else.</param>
/// <param name="Headers">For <c>message/*</c> and <c>text/rfc822-headers</c>: the headers its text begins with; of a delivery status, those of its first block.</param>
public sealed record MessagePart(string MediaType, Personal Text, IReadOnlyList<Header> Headers);

/// <summary>An address of mail with the name shown beside it.</summary>
/// <param name="Address">As written, for example <c>jeanne@example.org</c>; not checked.</param>
public sealed record Mailbox(Personal? Name, Personal Address);

/// <summary>Something attached to a message.</summary>
/// <param name="Name">File name as sent, without any path; null where it has none.</param>
/// <param name="MediaType">For example <c>image/png</c>, lower case; <c>application/octet-stream</c> where unknown.</param>
/// <param name="ContentId">For parts that the HTML shows in place, without brackets.</param>
/// <param name="Sha256">Hash of the content, 64 lower-case hexadecimal digits.</param>
public sealed record Attachment(Personal? Name, string MediaType, string? ContentId, bool Inline, ReadOnlyMemory<byte> Content, string Sha256);
