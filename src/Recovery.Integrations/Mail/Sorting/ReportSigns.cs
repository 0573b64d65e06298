using System.Text;

namespace Recovery.Integrations.Mail.Sorting;

/// <summary>Signs in what a message is made of: <c>multipart/report</c> and its parts (RFC 6522), calendar parts, a provider's JSON.</summary>
internal sealed class ReportSigns(MailMessage message)
{
    private const int Looked = 4096; // characters or bytes read from a part; what tells comes early

    private readonly string type = Bare(message.Of("Content-Type").FirstOrDefault());
    private readonly string reportType = Parameter(message, "report-type");

    /// <summary>RFC 5965, and Microsoft's reports, which are the message complained about with a header more and a fixed subject.</summary>
    public bool IsFeedback => Reports("feedback-report") || Has("message/feedback-report") || message.Of("X-HmXmrOriginalRecipient").Any()
        || (message.Subject.Reveal().StartsWith("complaint about message from ", StringComparison.OrdinalIgnoreCase)
            && Senders.Locals(message).Any(local => local is "staff" or "complaints" or "abuse" or "fbl"));

    public bool IsReceipt => Reports("disposition-notification") || Has("message/disposition-notification") || Has("message/global-disposition-notification");

    public bool IsDelivery => Reports("delivery-status") || Has("message/delivery-status") || Has("message/global-delivery-status")
        || (type == "multipart/report" && reportType.Length == 0);

    /// <summary>Apple Mail says so itself; it adds a person's own words nowhere.</summary>
    public bool IsUnsubscription => message.Of("X-Apple-Unsubscribe").Any(value => value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>Amazon SES tells by mail through SNS: a JSON body and a header of SNS.</summary>
    public bool IsProviderNotice => message.Of("x-amz-sns-message-id").Any() || IsNotice(["Bounce", "Delivery", "Complaint", "DeliveryDelay", "Reject"]);

    public bool IsProviderComplaint => IsNotice(["Complaint"]);

    /// <summary>Only answers: an invitation may well carry a person's words.</summary>
    public bool IsCalendarAnswer =>
        (type == "text/calendar" && IsAnswer(Parameter(message, "method"), message.Text.Reveal()))
        || message.Attachments.Where(part => part.MediaType is "text/calendar" or "application/ics").Any(part => IsAnswer(string.Empty, Text(part)));

    private static bool IsAnswer(string method, string calendar) =>
        method is "reply" or "counter" || Start(calendar).Contains("METHOD:REPLY", StringComparison.OrdinalIgnoreCase)
        || Start(calendar).Contains("METHOD:COUNTER", StringComparison.OrdinalIgnoreCase);

    private bool Reports(string kind) => type == "multipart/report" && reportType == kind;

    private bool Has(string mediaType) => message.Attachments.Any(part => part.MediaType == mediaType) || message.Parts.Any(part => part.MediaType == mediaType);

    private bool IsNotice(string[] kinds)
    {
        var text = Start(message.Text.Reveal()).TrimStart();
        return text.StartsWith('{') && text.Contains("\"mail\"", StringComparison.Ordinal)
            && kinds.Any(kind => text.Contains($"Type\":\"{kind}\"", StringComparison.Ordinal) || text.Contains($"Type\": \"{kind}\"", StringComparison.Ordinal));
    }

    private static string Start(string text) => text.Length <= Looked ? text : text[..Looked];

    private static string Text(Attachment part) => Encoding.Latin1.GetString(part.Content.Span[..Math.Min(part.Content.Length, Looked)]);

    private static string Bare(string? contentType) => (contentType ?? string.Empty).Split(';', 2)[0].Trim().ToLowerInvariant();

    private static string Parameter(MailMessage message, string name) =>
        (message.Of("Content-Type").FirstOrDefault() ?? string.Empty).Split(';').Skip(1)
            .Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2 && pair[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(pair => pair[1].Trim().Trim('"').ToLowerInvariant())
            .FirstOrDefault(string.Empty);
}
