using System.Text.Json;

namespace Recovery.Audit.Exporting.Filing;

/// <summary>How far an export into a file has come: enough to go on with it, and to refuse to go on with another.</summary>
/// <param name="Order">What was ordered, in one line: <see cref="ExportOrder.Line"/>.</param>
/// <param name="UpTo">The position that the log had when the export began.</param>
/// <param name="Bytes">Length of the file up to the place.</param>
/// <param name="Tail">Hash of its last bytes: a file that was changed meanwhile is not ours any more.</param>
internal sealed record ExportMark(string Order, long UpTo, Place Place, long Bytes = 0, string Tail = "")
{
    /// <summary>As JSON.</summary>
    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>From JSON, where it is of the same order.</summary>
    /// <exception cref="ExportFileException">It is none, or of another order.</exception>
    public static ExportMark Read(string json, string path, string order)
    {
        ExportMark? mark = null;
        try
        {
            mark = JsonSerializer.Deserialize<ExportMark>(json);
        }
        catch (JsonException)
        {
            // said below
        }

        if (mark is not { Order: not null, Place: not null })
            throw new ExportFileException($"{path} is no export of ours that can be gone on with.");
        return mark.Order == order ? mark : throw new ExportFileException($"{path} was begun with other options ({mark.Order}), not with these ({order}).");
    }
}

/// <summary>A file cannot be gone on with; the message says why.</summary>
public sealed class ExportFileException(string message) : Exception(message);
