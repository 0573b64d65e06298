using System.Text;
using Recovery.Integrations.Mail;

namespace Recovery.Integrations.Filing.Mails;

/// <summary>
/// A raw message with what its provider says of the envelope written above it, as a mail server does (RFC 5321, 4.4): so that it reads the same
/// when it is filed later, from what was kept.
/// </summary>
public static class Delivered
{
    /// <summary>The message, headed by <c>Return-Path</c> and <c>Delivered-To</c> where they are known.</summary>
    public static ReadOnlyMemory<byte> Headed(MailMessage message, ReadOnlyMemory<byte> raw)
    {
        var head = new StringBuilder();
        if (message.ReturnPath is { } path)
            head.Append("Return-Path: <").Append(OneLine(path)).Append(">\r\n");
        foreach (var address in message.DeliveredTo)
            head.Append("Delivered-To: ").Append(OneLine(address)).Append("\r\n");
        return head.Length == 0 ? raw : (byte[])[.. Encoding.UTF8.GetBytes(head.ToString()), .. raw.Span];
    }

    private static string OneLine(string text) => string.Concat(text.Where(one => !char.IsControl(one) && one is not ('<' or '>' or '\u2028' or '\u2029')));
}
