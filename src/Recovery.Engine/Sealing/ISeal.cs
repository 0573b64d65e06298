using Recovery.Domain;

namespace Recovery.Engine.Sealing;

/// <summary>Closes and opens the personal data of one case, or of one arrival. Every text that goes into a table goes through it (DESIGN 6).</summary>
public interface ISeal
{
    /// <summary>A text as it is stored: <see cref="SealedText.Mark"/> and base64. The same text is closed to the same, so that doing a thing again changes nothing.</summary>
    /// <exception cref="InvalidOperationException">This process has no master key: it may read, and write nothing personal.</exception>
    string Close(string text);

    /// <summary>
    /// A stored text: the text itself, <see cref="Personal.Erased"/> where its key was destroyed, <see cref="Personal.Sealed"/> where this process
    /// has no key to open it with. What is not sealed, because it was stored before there was a vault, is given as it is.
    /// </summary>
    Personal Open(string stored);

    /// <summary>Bytes as they are stored, such as a raw message.</summary>
    byte[] Close(ReadOnlySpan<byte> content);

    /// <summary>Stored bytes; null where nobody can open them any more, or this process cannot.</summary>
    byte[]? Open(ReadOnlySpan<byte> stored);
}
