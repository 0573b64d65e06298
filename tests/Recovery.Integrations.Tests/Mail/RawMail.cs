using System.Text;
using Recovery.Domain;
using Recovery.Integrations.Mail;

namespace Recovery.Integrations.Tests.Mail;

/// <summary>As much of a raw message as sorting looks at: headers, first text, media types of parts. No decoding.</summary>
internal static class RawMail
{
    public static MailMessage Read(FileInfo file) => Read(Encoding.Latin1.GetString(File.ReadAllBytes(file.FullName)));

    public static MailMessage Read(string raw)
    {
        var (headers, body) = Part(raw.ReplaceLineEndings("\n"));
        List<(string Type, string Body)> parts = [.. Leaves(headers, body, 0)];
        string? Of(string name) => headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();
        string[] Many(string name) => [.. headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value.Trim('<', '>', ' '))];

        return new MailMessage
        {
            MessageId = Of("Message-ID")?.Trim('<', '>', ' '),
            From = Of("From") is { } from && Address(from) is { Length: > 0 } address ? [A.Box(address)] : [],
            To = [.. Many("To").Select(to => A.Box(Address(to)))],
            DeliveredTo = Many("Delivered-To"),
            ReturnPath = Of("Return-Path")?.Trim('<', '>', ' '),
            Subject = Personal.Of(Of("Subject")),
            Text = Personal.Of(parts.FirstOrDefault(part => part.Type == "text/plain").Body),
            Attachments = [.. parts.Where(part => part.Type != "text/plain").Select(part => A.Part(part.Type, part.Body))],
            Headers = headers,
        };
    }

    private static string Address(string written)
    {
        var open = written.LastIndexOf('<');
        return open < 0 ? written.Split(' ')[0] : written[(open + 1)..].Split('>')[0];
    }

    private static (List<Header> Headers, string Body) Part(string raw)
    {
        var end = raw.StartsWith('\n') ? 0 : raw.IndexOf("\n\n", StringComparison.Ordinal) is >= 0 and var found ? found : raw.Length;
        var head = raw[..end].Replace("\n ", " ").Replace("\n\t", " ").Split('\n').Where(line => line.Contains(':'));
        return ([.. head.Select(line => line.Split(':', 2)).Select(pair => new Header(pair[0].Trim(), pair[1].Trim()))], raw[end..].TrimStart('\n'));
    }

    private static IEnumerable<(string Type, string Body)> Leaves(List<Header> headers, string body, int depth)
    {
        var written = headers.FirstOrDefault(header => header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))?.Value ?? "text/plain";
        var type = written.Split(';')[0].Trim().ToLowerInvariant();
        var boundary = written.Split(';').Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith("boundary=", StringComparison.OrdinalIgnoreCase))?[9..].Trim('"');
        return !type.StartsWith("multipart/", StringComparison.Ordinal) || boundary is null || depth > 5
            ? [(type, body)]
            : body.Split("--" + boundary).Skip(1).Where(part => !part.StartsWith("--", StringComparison.Ordinal)).SelectMany(part =>
            {
                var (inner, text) = Part(part.StartsWith('\n') ? part[1..] : part);
                return Leaves(inner, text, depth + 1);
            });
    }
}
