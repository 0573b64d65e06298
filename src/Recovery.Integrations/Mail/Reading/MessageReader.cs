using System.Net;
using Recovery.Domain;
using Recovery.Integrations.Mail.Showing;

namespace Recovery.Integrations.Mail.Reading;

/// <summary>
/// Reads a raw message (RFC 5322, MIME). Any bytes give a message: what is damaged is read as well as it can be and named in <see cref="MailMessage.Defects"/>.
/// Takes time and memory by the length of the bytes and the limits only.
/// </summary>
public static class MessageReader
{
    /// <summary>The message that the bytes hold.</summary>
    public static MailMessage Read(ReadOnlyMemory<byte> raw, ReadingLimits? limits = null)
    {
        try
        {
            return Unguarded(raw, limits ?? ReadingLimits.Usual);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return new() { Defects = [Defect.Unreadable] }; // no bytes are known that do this; losing a letter over one unknown would be worse
        }
    }

    internal static MailMessage Unguarded(ReadOnlyMemory<byte> raw, ReadingLimits limits)
    {
        Reading reading = new(limits);
        var root = Entity.Read(RawBytes.Settled(raw, reading), reading);
        if (root.Fields.Count == 0)
            reading.Note(Defect.NoHeaders);
        Contents contents = new(reading);
        var said = contents.Sort(root);
        if (said.Count == 0 && root.MediaType == "message/rfc822")
        {
            // Forwarded as a whole, without a word: what is inside is what there is to read.
            reading.Note(Defect.EmbeddedText);
            said = new Contents(reading).Sort(Entity.Read(root.Content(reading), reading, 1));
        }

        var html = Html(said) is { } whole ? reading.Cut(whole, limits.HtmlCharacters, Defect.HtmlTooLong) : null;
        var tree = html is null ? null : HtmlTree.Parse(html);
        if (html is not null && tree is null)
            reading.Note(Defect.HtmlTooHostile);
        var text = Text(said, html, tree, reading);
        var safe = html is null ? null : Personal.Maybe(SafeHtml.From(html, tree));
        var message = Envelope(root, reading) with
        {
            Text = Personal.Of(reading.Cut(text, limits.TextCharacters, Defect.TextTooLong)),
            Html = safe,
            Attachments = contents.Attachments,
            Parts = contents.Parts,
        };
        return message with { Defects = [.. reading.Defects] };
    }

    internal static Header Header(Field field, Reading reading) => new(field.Name, Clean.Line(EncodedWords.Decode(field.Raw, reading)));

    private static MailMessage Envelope(Entity root, Reading reading)
    {
        return new()
        {
            MessageId = Ids("Message-ID").FirstOrDefault(),
            InReplyTo = Ids("In-Reply-To"),
            References = Ids("References"),
            From = Boxes("From"),
            ReplyTo = Boxes("Reply-To"),
            To = Boxes("To"),
            Cc = Boxes("Cc"),
            DeliveredTo = [.. Boxes("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Delivered-To").Select(box => box.Address.Reveal()).Distinct(StringComparer.OrdinalIgnoreCase)],
            ReturnPath = root["Return-Path"] is { } path ? PathOf(path, reading) : null,
            Subject = Personal.Of(root["Subject"] is { } subject ? Clean.Line(EncodedWords.Decode(subject, reading)).Trim() : null),
            Date = MailDate.Read(root["Date"], reading),
            Headers = [.. root.Fields.Select(field => Header(field, reading))],
        };

        IEnumerable<string> All(params string[] names) => root.Fields.Where(one => names.Contains(one.Name, StringComparer.OrdinalIgnoreCase)).Select(one => one.Raw);
        IReadOnlyList<Mailbox> Boxes(params string[] names) => AddressList.Read(All(names), reading);
        IReadOnlyList<string> Ids(string name) => MessageIds.Read(string.Join(' ', All(name)), reading.Limits.ListEntries, reading);
    }

    /// <summary>Only what says so is nobody's: a path that cannot be read is an unknown one.</summary>
    private static string? PathOf(string path, Reading reading) =>
        path.Trim() is "" or "<>" ? string.Empty : AddressList.Read([path], reading).FirstOrDefault()?.Address.Reveal() is { Length: > 0 } address ? address : null;

    private static string? Html(List<Said> said) =>
        said.Exists(one => !string.IsNullOrWhiteSpace(one.Html))
            ? said.Count == 1 ? said[0].Html : string.Join("\n<br>\n", said.Where(one => !string.IsNullOrWhiteSpace(one.Html ?? one.Plain)).Select(one => one.Html is { } html ? $"<div>{html}</div>" : $"<pre>{WebUtility.HtmlEncode(one.Plain)}</pre>"))
            : null;

    private static string Text(List<Said> said, string? html, AngleSharp.Dom.IElement? tree, Reading reading)
    {
        if (said.Count == 1)
            return string.IsNullOrWhiteSpace(said[0].Plain) && html is not null ? HtmlText.From(html, tree) : said[0].Plain ?? string.Empty;
        return Contents.Join(said.Select(one => string.IsNullOrWhiteSpace(one.Plain) && !string.IsNullOrWhiteSpace(one.Html)
            ? HtmlText.From(one.Html, tree is null ? null : HtmlTree.Parse(one.Html)) // what was too much together is not tried one by one
            : one.Plain)) ?? string.Empty;
    }
}
