using System.Buffers;
using System.Globalization;
using System.Text;
using Recovery.Engine.Auditing;

namespace Recovery.Audit.Notarising;

/// <summary>
/// The bytes of an event that the tree is made over: its row as one JSON object in canonical form (RFC 8785), with personal data sealed as it is stored:
/// <c>{"at":…,"causationId":…,"correlationId":…,"data":…,"headers":…,"position":…,"stream":…,"type":…,"userName":…,"version":…}</c>, what a row does not have left
/// out; <c>archived</c> and <c>tenant</c> are there only where somebody hid the row by them. <c>at</c> is in UTC with six digits of a second.
/// </summary>
public static class LeafBytes
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>The bytes of an entry.</summary>
    /// <exception cref="FormatException">Its data or headers are no JSON that has a canonical form.</exception>
    public static byte[] Of(LogEntry entry)
    {
        var output = new ArrayBufferWriter<byte>(entry.Data.Length + 512);
        Write(output, entry);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The hash of an entry's leaf.</summary>
    /// <exception cref="FormatException">Its data or headers are no JSON that has a canonical form.</exception>
    public static MerkleHash Hash(LogEntry entry)
    {
        var output = new ArrayBufferWriter<byte>(entry.Data.Length + 512);
        Write(output, entry);
        return MerkleHash.OfLeaf(output.WrittenSpan);
    }

    /// <summary>An instant as it stands in leaves and checkpoints.</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);

    /// <summary>Reads an instant as it stands in leaves and checkpoints.</summary>
    public static bool TryReadInstant(string text, out DateTimeOffset at) =>
        DateTimeOffset.TryParseExact(text, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);

    private static void Write(ArrayBufferWriter<byte> output, LogEntry entry)
    {
        output.Write(entry.Archived ? "{\"archived\":true,\"at\":"u8 : "{\"at\":"u8);
        CanonicalJson.Write(output, Text(entry.At));
        Maybe(output, ",\"causationId\":"u8, entry.CausationId);
        Maybe(output, ",\"correlationId\":"u8, entry.CorrelationId);
        output.Write(",\"data\":"u8);
        CanonicalJson.Write(output, entry.Data);
        if (!entry.Headers.IsEmpty)
        {
            output.Write(",\"headers\":"u8);
            CanonicalJson.Write(output, entry.Headers);
        }

        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $",\"position\":{entry.Position},\"stream\":\"{entry.Stream:D}\""), output);
        Maybe(output, ",\"tenant\":"u8, entry.Tenant);
        output.Write(",\"type\":"u8);
        CanonicalJson.Write(output, entry.Type);
        Maybe(output, ",\"userName\":"u8, entry.UserName);
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $",\"version\":{entry.Version}}}"), output);
    }

    private static void Maybe(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> name, string? text)
    {
        if (text is null)
            return;
        output.Write(name);
        CanonicalJson.Write(output, text);
    }
}
