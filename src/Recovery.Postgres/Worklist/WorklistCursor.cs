using System.Buffers.Binary;
using System.Buffers.Text;
using Recovery.Engine.Working;

namespace Recovery.Postgres.Worklist;

/// <summary>
/// Where a page ended: the part of the list (open, ended), the instant it is ordered by, and the case.
/// Written as 26 bytes in base64url: form, part, microseconds since year 1 (the largest number: never), UUID.
/// </summary>
/// <param name="At">Null sorts last among open cases: nothing is owed.</param>
internal readonly record struct WorklistCursor(bool Ended, DateTime? At, Guid Complaint)
{
    private const byte Form = 1;
    private const int Bytes = 26;
    private const int Characters = 35;
    private const long Never = long.MaxValue;

    /// <inheritdoc/>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        bytes[0] = Form;
        bytes[1] = Ended ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64BigEndian(bytes[2..], At is { } at ? at.Ticks / TimeSpan.TicksPerMicrosecond : Never);
        Complaint.TryWriteBytes(bytes[10..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a cursor back.</summary>
    /// <exception cref="MalformedCursorException">It is not one that <see cref="ToString"/> writes.</exception>
    public static WorklistCursor Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        if (text.Length != Characters || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != Bytes
            || bytes[0] != Form || bytes[1] > 1)
            throw new MalformedCursorException();

        var microseconds = BinaryPrimitives.ReadInt64BigEndian(bytes[2..]);
        if (microseconds < 0 || (microseconds != Never && microseconds > DateTime.MaxValue.Ticks / TimeSpan.TicksPerMicrosecond))
            throw new MalformedCursorException();

        var at = microseconds == Never ? (DateTime?)null : new DateTime(microseconds * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
        var cursor = new WorklistCursor(bytes[1] == 1, at, new Guid(bytes[10..], bigEndian: true));
        return cursor.ToString() == text ? cursor : throw new MalformedCursorException(); // one cursor, one spelling
    }
}
