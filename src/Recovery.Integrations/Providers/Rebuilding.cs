using System.Text;
using Recovery.Integrations.Mail;

namespace Recovery.Integrations.Providers;

/// <summary>A file of a payload.</summary>
internal sealed record PayloadFile(string? Name, string? MediaType, string? ContentId, ReadOnlyMemory<byte> Content);

/// <summary>
/// A message that a provider has taken apart, put together again as RFC 5322: one reader then judges every mail, its HTML, its names and its
/// threads, whatever way it came. Everything is base64, so nothing a stranger wrote can end a part or begin a header.
/// </summary>
internal sealed class Rebuilding
{
    private const string Outer = "=_outer";
    private const string Inner = "=_inner";

    private static readonly string[] Replaced = ["Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "MIME-Version"];

    private readonly List<Header> headers = [];

    public string? Text { get; init; }

    public string? Html { get; init; }

    public IReadOnlyList<PayloadFile> Files { get; init; } = [];

    /// <summary>Adds the headers that came, but for those that spoke of the body as it was.</summary>
    public Rebuilding With(IEnumerable<Header> came)
    {
        headers.AddRange(came.Where(header => IsName(header.Name) && !Replaced.Contains(header.Name, StringComparer.OrdinalIgnoreCase)));
        return this;
    }

    /// <summary>Adds a header where none of the name came and there is something to say.</summary>
    public Rebuilding Unless(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value) && !headers.Exists(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            headers.Add(new Header(name, value));
        return this;
    }

    public ReadOnlyMemory<byte> Bytes()
    {
        StringBuilder mail = new();
        foreach (var header in headers)
            Line(mail, $"{header.Name}: {OneLine(header.Value)}");
        Line(mail, "MIME-Version: 1.0");
        Line(mail, $"Content-Type: multipart/mixed; boundary=\"{Outer}\"");
        Line(mail, string.Empty);
        Line(mail, "--" + Outer);
        Line(mail, $"Content-Type: multipart/alternative; boundary=\"{Inner}\"");
        Line(mail, string.Empty);
        if (Text is not null || Html is null)
            Part(mail, Inner, ["Content-Type: text/plain; charset=utf-8"], Encoding.UTF8.GetBytes(Text ?? string.Empty));
        if (Html is not null)
            Part(mail, Inner, ["Content-Type: text/html; charset=utf-8"], Encoding.UTF8.GetBytes(Html));
        Line(mail, $"--{Inner}--");
        foreach (var file in Files)
            Part(mail, Outer, Describe(file), file.Content.Span);
        Line(mail, $"--{Outer}--");
        return Encoding.UTF8.GetBytes(mail.ToString());
    }

    private static IEnumerable<string> Describe(PayloadFile file)
    {
        yield return $"Content-Type: {MediaType(file.MediaType)}";
        var name = file.Name is { Length: > 0 } given ? $"; filename*=UTF-8''{Uri.EscapeDataString(OneLine(given))}" : string.Empty;
        yield return $"Content-Disposition: {(file.ContentId is null ? "attachment" : "inline")}{name}";
        if (file.ContentId is { } id)
            yield return $"Content-ID: <{OneLine(id).Trim('<', '>', ' ')}>";
    }

    private static void Part(StringBuilder mail, string boundary, IEnumerable<string> describing, ReadOnlySpan<byte> content)
    {
        Line(mail, "--" + boundary);
        foreach (var line in describing)
            Line(mail, line);
        Line(mail, "Content-Transfer-Encoding: base64");
        Line(mail, string.Empty);
        Line(mail, Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks));
    }

    private static void Line(StringBuilder mail, string text) => mail.Append(text).Append("\r\n");

    /// <summary>No line break survives: a header a stranger wrote stays one header.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();

    private static bool IsName(string name) => name.Length is > 0 and <= 200 && name.All(c => c is > ' ' and < '\u007f' and not ':');

    private static string MediaType(string? written) =>
        CloudEvents.MediaTypes.Essence(written) is { } essence && essence.Split('/') is [{ Length: > 0 } type, { Length: > 0 } sub] && (type + sub).All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '+' or '_')
        && type != "multipart" && type != "message"
            ? essence
            : "application/octet-stream";
}
