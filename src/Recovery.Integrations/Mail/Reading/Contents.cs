using System.Security.Cryptography;
using System.Text;
using Recovery.Domain;

namespace Recovery.Integrations.Mail.Reading;

/// <summary>What one stretch of a message says, in one form or both.</summary>
internal sealed record Said(string? Plain, string? Html);

/// <summary>Sorts the parts of a message into what it says and what is attached to it.</summary>
internal sealed class Contents(Reading reading)
{
    private const int MostFiles = 20; // uuencoded, in one text
    private readonly List<Attachment> attachments = [];
    private readonly List<MessagePart> parts = [];
    private bool spoken;

    public IReadOnlyList<Attachment> Attachments => attachments;

    public IReadOnlyList<MessagePart> Parts => parts;

    public List<Said> Sort(Entity root) => Sort(root, false, root.Children.Count == 0);

    private List<Said> Sort(Entity entity, bool shown, bool alone)
    {
        if (entity.Children.Count == 0)
            return Leaf(entity, shown, alone) is { } one ? [one] : [];
        if (entity.MediaType == "multipart/alternative")
            return Best(entity);
        var related = entity.MediaType == "multipart/related";
        var start = related ? entity.Children.FirstOrDefault(child => child.ContentId is { } id && id == entity.Type["start"]?.Trim('<', '>')) ?? entity.Children[0] : null;
        return [.. entity.Children.SelectMany(child => Sort(child, related && !ReferenceEquals(child, start), false))];
    }

    // The last form that says anything is the writer's best (RFC 2046, 5.1.4), of plain text as of HTML.
    private List<Said> Best(Entity entity)
    {
        string? plain = null, html = null;
        var before = spoken;
        foreach (var child in entity.Children)
        {
            spoken = before; // another form of the same is no second text
            foreach (var said in Sort(child, false, false) is { Count: > 0 } all ? [new Said(Join(all.Select(one => one.Plain)), Join(all.Select(one => one.Html)))] : Array.Empty<Said>())
                (plain, html) = (string.IsNullOrWhiteSpace(said.Plain) ? plain ?? said.Plain : said.Plain, string.IsNullOrWhiteSpace(said.Html) ? html ?? said.Html : said.Html);
        }

        spoken = before || plain is not null || html is not null;
        return plain is null && html is null ? [] : [new(plain, html)];
    }

    private Said? Leaf(Entity entity, bool shown, bool alone)
    {
        var name = Clean.FileName(entity.Disposition["filename"] ?? entity.Type["name"]);
        var content = entity.Content(reading);
        var headed = entity.IsMessage || entity.MediaType is "text/rfc822-headers";
        var speaks = entity.IsText && !headed && entity.MediaType is not ("text/calendar" or "text/csv" or "text/vcard" or "text/x-vcard" or "text/directory" or "text/css" or "text/xml" or "text/x-amp-html" or "text/watch-html")
            && (alone && name is null || entity.Disposition.Value != "attachment" && (name is null || !spoken) && !(shown && entity.ContentId is not null));
        var bytes = content.Length > reading.Limits.HtmlCharacters && (speaks || entity.IsText || headed) ? content[..reading.Limits.HtmlCharacters] : content;
        var text = entity.IsText || headed ? Text(entity, bytes, speaks) : string.Empty;
        parts.Add(new(entity.MediaType, Personal.Of(reading.Cut(text, reading.Limits.ReportCharacters, Defect.TextTooLong)), headed ? Headers(content) : []));
        if (!speaks)
        {
            Attach(name, entity.MediaType, entity.ContentId, entity.Disposition.Value == "inline" || (shown && entity.ContentId is not null), content);
            return null;
        }

        spoken = true;
        return entity.MediaType == "text/html" ? new(null, reading.Cut(text, reading.Limits.HtmlCharacters, Defect.HtmlTooLong)) : new(reading.Cut(text, reading.Limits.TextCharacters, Defect.TextTooLong), null);
    }

    private string Text(Entity entity, ReadOnlyMemory<byte> bytes, bool speaks)
    {
        var html = entity.MediaType == "text/html";
        for (var files = 0; speaks && !html && files < MostFiles && Uuencode.First(bytes.Span) is var (name, file, from, to); files++)
        {
            Attach(Clean.FileName(name), "application/octet-stream", null, false, file);
            bytes = (byte[])[.. bytes.Span[..from], .. bytes.Span[to..]];
        }

        var charset = entity.Type["charset"] ?? (html ? Declared(bytes.Span) : null);
        var text = Clean.Text(Charsets.Text(bytes.Span, charset, reading), reading);
        return string.Equals(entity.Type["format"], "flowed", StringComparison.OrdinalIgnoreCase) && entity.MediaType == "text/plain"
            ? FlowedText.Unwrap(text, string.Equals(entity.Type["delsp"], "yes", StringComparison.OrdinalIgnoreCase))
            : text;
    }

    /// <summary>What a <c>meta</c> element says where the header of the part is silent.</summary>
    private static string? Declared(ReadOnlySpan<byte> html)
    {
        var head = Encoding.Latin1.GetString(html[..Math.Min(html.Length, 2048)]);
        var at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : string.Concat(head[(at + 8)..].TrimStart('"', '\'', ' ').TakeWhile(one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_'));
    }

    private List<Header> Headers(ReadOnlyMemory<byte> content)
    {
        while (!content.IsEmpty && content.Span[0] is (byte)'\r' or (byte)'\n')
            content = content[1..];
        Reading inner = new(reading.Limits); // its damage is not this message's
        return [.. HeaderBlock.Read(content, true, inner).Fields.Select(one => MessageReader.Header(one, inner))];
    }

    private void Attach(string? name, string media, string? id, bool inline, ReadOnlyMemory<byte> content)
    {
        if (content.Length > reading.Limits.AttachmentBytes)
        {
            reading.Note(Defect.AttachmentTooLarge);
            content = content[..reading.Limits.AttachmentBytes];
        }

        attachments.Add(new(Personal.Maybe(name), media, id, inline, content, Convert.ToHexStringLower(SHA256.HashData(content.Span))));
    }

    /// <summary>Texts one after the other, an empty line between them; null where there is none.</summary>
    public static string? Join(IEnumerable<string?> texts)
    {
        var all = texts.OfType<string>().Where(text => text.Length > 0).ToList();
        return all.Count == 0 ? null : all.Count == 1 ? all[0] : string.Join("\n\n", all.Select(text => text.TrimEnd('\n')));
    }
}
