using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Threading;

namespace Recovery.Integrations.Filing.Mails;

/// <summary>
/// Which case a report or an automatic answer is about: our own Message-ID or reply address, wherever it stands in what came back. Only for the
/// operator to see, so that one without a signature counts too where there is none with.
/// </summary>
internal static class AboutCase
{
    private const int MostLooked = 64 * 1024; // characters of each part; what was returned begins with its headers
    private const int MostParts = 50;
    private static readonly char[] Between = [' ', '\t', '\r', '\n', '<', '>', '"', '\'', ',', ';', '(', ')', '[', ']', '{', '}', '\\', ':'];

    /// <summary>The reference; null where nothing of ours is found.</summary>
    public static string? Of(MailMessage message, OwnAddresses own, ThreadKey key)
    {
        var signs = Texts(message).SelectMany(text => Signs(text, own, key)).ToList();
        return signs.Find(sign => sign.Proven).Reference ?? signs.FirstOrDefault().Reference;
    }

    private static IEnumerable<string> Texts(MailMessage message) =>
        message.InReplyTo.Concat(message.References).Concat(message.DeliveredTo).Concat(message.To.Concat(message.Cc).Select(box => box.Address.Reveal()))
            .Concat(message.Parts.Take(MostParts).Select(part => part.Text.Reveal()))
            .Append(message.Text.Reveal());

    private static IEnumerable<(string? Reference, bool Proven)> Signs(string text, OwnAddresses own, ThreadKey key) =>
        text[..Math.Min(text.Length, MostLooked)].Split(Between, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Contains('@', StringComparison.Ordinal))
            .Select(word => Sign(word, own, key))
            .Where(sign => sign.Reference is not null);

    private static (string? Reference, bool Proven) Sign(string word, OwnAddresses own, ThreadKey key) =>
        OutgoingId.Read(word, own) is { } ours ? (ours.Reference, ours.IsProven(key))
        : own.TagOf(word) is { } tag && ReplyAddress.Read(tag, key) is { } answered ? answered
        : default;
}
