namespace Recovery.Integrations.Mail.Reading;

/// <summary>What can be wrong with a message, each as a code and how it was read all the same. Nothing personal.</summary>
public static class Defect
{
#pragma warning disable CS1591 // each says itself what it means
    public const string AddressBroken = "address-broken: an address was read as far as it went";
    public const string AttachmentTooLarge = "attachment-too-large: its beginning was kept";
    public const string Base64Broken = "base64-broken: what could be decoded was";
    public const string BareCarriageReturns = "bare-carriage-returns: read as ends of lines";
    public const string BoundaryGuessed = "boundary-guessed: the one declared does not occur, the one in the text was used";
    public const string BoundaryIndented = "boundary-indented: read as a boundary all the same";
    public const string BoundaryMissing = "boundary-missing: read as one text";
    public const string CharsetMissing = "charset-missing: read as UTF-8 or Windows-1252, whichever fits";
    public const string CharsetUnknown = "charset-unknown: read as UTF-8 or Windows-1252, whichever fits";
    public const string CharsetWrong = "charset-wrong: the text is not in the character set declared; read as UTF-8 or Windows-1252, whichever fits";
    public const string ContentTypeBroken = "content-type-broken: read as plain text";
    public const string DateBroken = "date-broken: taken as absent";
    public const string DateWithoutZone = "date-without-zone: read as UTC";
    public const string EmbeddedText = "embedded-text: there is no text of its own; that of the message inside was taken";
    public const string EncodedWordBroken = "encoded-word-broken: what could be decoded was";
    public const string EncodingUnknown = "transfer-encoding-unknown: read as it stands";
    public const string FinalBoundaryMissing = "final-boundary-missing: the last part was read to the end";
    public const string HeaderEightBit = "header-eight-bit: read as UTF-8 or Windows-1252, whichever fits";
    public const string HeaderLineBroken = "header-line-broken: read as part of the header before it";
    public const string HeaderTooLong = "header-too-long: its beginning was kept";
    public const string HtmlTooHostile = "html-too-deep: its words were kept without their form";
    public const string HtmlTooLong = "html-too-long: its beginning was kept";
    public const string LeadingBlankLines = "leading-blank-lines: skipped";
    public const string ListTooLong = "list-too-long: its beginning was kept";
    public const string MailboxLine = "mailbox-line: a 'From ' line of a mailbox file was skipped";
    public const string MessageTooLarge = "message-too-large: its beginning was read";
    public const string NoHeaders = "no-headers: all of it was read as text";
    public const string NulBytes = "nul-bytes: left out";
    public const string PartsAfterEnd = "parts-after-final-boundary: read all the same";
    public const string QuotedPrintableBroken = "quoted-printable-broken: what could be decoded was";
    public const string SeparatorMissing = "separator-missing: no blank line after the headers; the first line that is none begins the text";
    public const string TextTooLong = "text-too-long: its beginning was kept";
    public const string TooDeep = "too-deep: parts deeper than the limit were kept as one attachment";
    public const string TooManyHeaders = "too-many-headers: the first were kept";
    public const string TooManyParts = "too-many-parts: the first were kept";
    public const string Unreadable = "unreadable: its reader failed; nothing of it could be kept";
    public const string Utf16 = "utf-16: the whole message is in UTF-16";
#pragma warning restore CS1591
}

/// <summary>What a reading has met so far, each defect once, and the limits it keeps.</summary>
internal sealed class Reading(ReadingLimits limits)
{
    private readonly List<string> defects = [];

    public ReadingLimits Limits => limits;

    public IReadOnlyList<string> Defects => defects;

    public int PartsLeft { get; set; } = limits.Parts;

    public void Note(string defect)
    {
        if (!defects.Contains(defect, StringComparer.Ordinal))
            defects.Add(defect);
    }

    /// <summary>The beginning of a text, never half a surrogate pair.</summary>
    public string Cut(string text, int characters, string defect)
    {
        if (text.Length <= characters)
            return text;
        Note(defect);
        return text[..(characters > 0 && char.IsHighSurrogate(text[characters - 1]) ? characters - 1 : characters)];
    }
}
