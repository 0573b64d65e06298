using System.Globalization;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Providers;
using Recovery.Integrations.Providers.Amazon;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.Filing.Mails;

/// <summary>What SES says and does not send as a message, written as one: so that one reader judges it, and an operator finds it where all mail is.</summary>
public static class SesMail
{
    private const string Sender = "no-reply@sns.amazonaws.com";

    /// <summary>News of mail of ours: told by its sorting as the provider's notice or complaint that it is.</summary>
    public static ReadOnlyMemory<byte> Of(SnsMessage news) => new Rebuilding { Text = news.Message }
        .With(Headers(news, Sender, []))
        .With([new Header("x-amz-sns-message-id", news.MessageId)])
        .Bytes();

    /// <summary>A mail that lies in a bucket: who wrote to whom, and where it is.</summary>
    public static ReadOnlyMemory<byte> Of(SnsMessage notice, SesNotice.Stored stored) =>
        new Rebuilding { Text = $"s3://{stored.Bucket}/{stored.Key}" }
            .With(Headers(notice, stored.Sender ?? string.Empty, stored.Recipients))
            .Bytes();

    private static IEnumerable<Header> Headers(SnsMessage sns, string from, IReadOnlyList<string> to)
    {
        List<(string Name, string? Value)> headers =
        [
            ("Message-ID", $"<{sns.MessageId}@sns.amazonaws.com>"),
            ("From", from),
            ("To", string.Join(", ", to)),
            ("Subject", sns.Subject),
            ("Date", sns.Timestamp is { } at ? Rfc3339.Read(at)?.ToString("r", CultureInfo.InvariantCulture) : null),
        ];
        return headers.Where(header => !string.IsNullOrWhiteSpace(header.Value)).Select(header => new Header(header.Name, header.Value!));
    }
}
