using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Engine.Arriving;
using Recovery.Engine.Handling;
using Recovery.Integrations.Mail;

namespace Recovery.Api.Arriving;

/// <summary>An arrival on a list.</summary>
/// <param name="Verdict">What it is: <c>ordinary</c>, <c>bounce</c>, <c>missed</c>, …</param>
/// <param name="Code">The sign by which that was told.</param>
/// <param name="Excerpt">The beginning of what it says.</param>
/// <param name="Complaint">The case it is on.</param>
/// <param name="Offered">Cases it may belong to, the likeliest first.</param>
/// <param name="DueAt">By when a person should have seen to it.</param>
/// <param name="About">Reference of the case that a bounce or an automatic answer is about.</param>
/// <param name="By">The person who decided.</param>
public sealed record ArrivalListed(
    Guid Id,
    ArrivalKind Kind,
    ArrivalState State,
    string Verdict,
    string Code,
    DateTimeOffset At,
    Direction Direction,
    Personal Sender,
    Personal? Subject,
    Personal Excerpt,
    Guid? Complaint,
    IReadOnlyList<Guid> Offered,
    DateTimeOffset? DueAt,
    string? About,
    string? Agent,
    string? By,
    Personal? Reason)
{
    /// <summary>An arrival as it stands.</summary>
    public static ArrivalListed Of(Arrival arrival) => new(
        arrival.Id,
        arrival.Kind,
        arrival.State,
        arrival.Verdict,
        IntakeAnswer.CodeOf(arrival),
        arrival.At,
        arrival.Direction,
        arrival.Sender,
        arrival.Subject,
        Excerpted(arrival.Text.Reveal()),
        arrival.Complaint?.Value,
        [.. arrival.Offered.Select(offered => offered.Value)],
        arrival.DueAt,
        arrival.About,
        arrival.Agent,
        arrival.By,
        arrival.Reason);

    private static Personal Excerpted(string text)
    {
        if (text.Length <= Effect.ExcerptLength)
            return Personal.Of(text);
        var end = char.IsHighSurrogate(text[Effect.ExcerptLength - 1]) ? Effect.ExcerptLength - 1 : Effect.ExcerptLength;
        return Personal.Of(string.Concat(text.AsSpan(0, end), "…"));
    }
}

/// <summary>A page of arrivals.</summary>
/// <param name="Next">Cursor of the next page; absent on the last.</param>
public sealed record ArrivalPage(IReadOnlyList<ArrivalListed> Items, string? Next);

/// <summary>A file that came with a message.</summary>
/// <param name="N">Its number in the message, from 1.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="Inline">It is shown within the text.</param>
public sealed record AttachmentListed(int N, Personal? Name, string MediaType, long Size, string Sha256, bool Inline);

/// <summary>A case that an arrival is on or may belong to.</summary>
public sealed record ArrivalCase(Guid Id, string Reference, Personal Complainant);

/// <summary>One arrival, whole.</summary>
/// <param name="Text">Everything it says, quotes and signature included.</param>
/// <param name="Html">Its HTML, made safe to show.</param>
/// <param name="Case">The case it is on.</param>
/// <param name="Defects">What was wrong with the message and how it was read all the same.</param>
public sealed record ArrivalSeen(
    ArrivalListed Arrival,
    Personal Text,
    Personal? Html,
    string? MessageId,
    ArrivalCase? Case,
    IReadOnlyList<ArrivalCase> Offered,
    IReadOnlyList<AttachmentListed> Attachments,
    IReadOnlyList<string> Defects,
    int Attempts)
{
    /// <summary>The files of a message.</summary>
    public static IReadOnlyList<AttachmentListed> FilesOf(MailMessage message) =>
        [.. message.Attachments.Select((file, at) => new AttachmentListed(at + 1, file.Name, file.MediaType, file.Content.Length, file.Sha256, file.Inline))];
}
