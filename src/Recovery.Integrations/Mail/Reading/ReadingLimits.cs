namespace Recovery.Integrations.Mail.Reading;

/// <summary>How much of a message is read. Beyond a limit stands what was read so far, and a defect says so.</summary>
public sealed record ReadingLimits
{
    /// <summary>What is read where nobody says otherwise.</summary>
    public static ReadingLimits Usual { get; } = new();

    /// <summary>Bytes of the whole message.</summary>
    public int MessageBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Headers of one part.</summary>
    public int Headers { get; init; } = 1000;

    /// <summary>Bytes of one header, unfolded.</summary>
    public int HeaderBytes { get; init; } = 64 * 1024;

    /// <summary>How deep multiparts may lie in one another.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>Parts of the whole message.</summary>
    public int Parts { get; init; } = 500;

    /// <summary>Bytes of one attachment, decoded.</summary>
    public int AttachmentBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Characters of its text.</summary>
    public int TextCharacters { get; init; } = 2 * 1024 * 1024;

    /// <summary>Characters of its HTML, before it is made safe.</summary>
    public int HtmlCharacters { get; init; } = 6 * 1024 * 1024;

    /// <summary>Characters of the text of one part in <see cref="MailMessage.Parts"/>.</summary>
    public int ReportCharacters { get; init; } = 256 * 1024;

    /// <summary>Addresses or identities of one header.</summary>
    public int ListEntries { get; init; } = 1000;
}
