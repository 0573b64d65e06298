using System.Text;
using Recovery.Domain;
using Recovery.Integrations.Mail;

namespace Recovery.Integrations.Tests.Mail;

/// <summary>Messages to begin a test with.</summary>
internal static class A
{
    public static readonly OwnAddresses Own = new(["complaints@shop.example", "reclamations@shop.example"]);

    /// <summary>A message by somebody, with headers more: <c>("Auto-Submitted", "no")</c>.</summary>
    public static MailMessage Message(string from = "jeanne@example.org", string subject = "The boiler", string text = "It is cold.", string? returnPath = "jeanne@example.org", params (string Name, string Value)[] headers) => new()
    {
        MessageId = "abc@example.org",
        From = from.Length == 0 ? [] : [Box(from)],
        To = [Box("complaints@shop.example")],
        ReturnPath = returnPath,
        Subject = Personal.Of(subject),
        Text = Personal.Of(text),
        Headers = [.. headers.Select(header => new Header(header.Name, header.Value))],
    };

    public static Mailbox Box(string address, string? name = null) => new(Personal.Maybe(name), Personal.Of(address));

    public static Attachment Part(string mediaType, string content = "") =>
        new(null, mediaType, null, Inline: false, Encoding.UTF8.GetBytes(content), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(content))));
}
