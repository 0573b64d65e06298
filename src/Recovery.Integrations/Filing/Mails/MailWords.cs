using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Recognising;
using Recovery.Integrations.Mail.Trimming;

namespace Recovery.Integrations.Filing.Mails;

/// <summary>What a mail comes to on a case: its words, their language, its files. The whole of it stays with the arrival.</summary>
/// <param name="Text">What its sender newly wrote; where that is nothing, all there is, its subject, or the names of its files. Blank where there is none of it.</param>
/// <param name="Language"><c>fr</c>, <c>es</c>, <c>en</c>, or undetermined (<see cref="Reception.Undetermined"/>).</param>
public sealed record MailWords(Personal Text, string Language, IReadOnlyList<AttachedFile>? Files)
{
    private const int LongestMediaType = 200;

    /// <summary>What a message comes to.</summary>
    public static MailWords Of(MailMessage message)
    {
        var trimmed = ReplyTrimming.Of(message.Text);
        string[] candidates =
        [
            trimmed.Shown.Reveal(),
            trimmed.Whole.Reveal(),
            message.Subject.Reveal(),
            string.Join(", ", message.Attachments.Select(file => file.Name?.Reveal() ?? file.MediaType)),
        ];
        var said = candidates.Select(text => Storable.Shortened(text.Trim(), Storable.Account)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? string.Empty;
        var language = LanguageRecognition.Of(Personal.Of(said)) ?? LanguageRecognition.Of(Personal.Of($"{message.Subject.Reveal()}\n{said}")) ?? Reception.Undetermined;
        return new MailWords(Personal.Of(said), language, FilesOf(message));
    }

    private static List<AttachedFile>? FilesOf(MailMessage message) => message.Attachments.Count == 0
        ? null
        : [.. message.Attachments.Select(file => new AttachedFile(
            Personal.Maybe(Storable.Of(file.Name?.Reveal() ?? string.Empty)), Storable.Of(file.MediaType, LongestMediaType), file.Content.Length, file.Sha256))];
}
