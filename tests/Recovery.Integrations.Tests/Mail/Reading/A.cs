using System.Text;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Reading;

namespace Recovery.Integrations.Tests.Mail.Reading;

/// <summary>Messages as tests write them: one line a line, each character one byte.</summary>
internal static class A
{
    public static MailMessage Message(params string[] lines) => Raw(string.Join("\r\n", lines));

    public static MailMessage Raw(string text, ReadingLimits? limits = null) => MessageReader.Unguarded(Encoding.Latin1.GetBytes(text), limits ?? ReadingLimits.Usual);

    public static string Subject(string raw) => Message("Subject: " + raw, "", "x").Subject.Reveal();

    public static (string? Name, string Address)[] To(string raw) => [.. Message("To: " + raw, "", "x").To.Select(box => (box.Name?.Reveal(), box.Address.Reveal()))];

    public static string Text(string type, string body, string encoding = "8bit") => Message("Content-Type: " + type, "Content-Transfer-Encoding: " + encoding, "", body).Text.Reveal();
}
