using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Recovery.Audit.Notarising;

/// <summary>
/// JSON in its one form (RFC 8785): no white space, members in the order of their names' UTF-16 units, texts with the least escaping, numbers as
/// <see cref="CanonicalNumber"/> says. What means the same is the same bytes, whatever a database made of its layout.
/// </summary>
public static class CanonicalJson
{
    /// <summary>How deep objects and arrays may stand in each other.</summary>
    public const int Deepest = 512;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The canonical form of UTF-8 JSON.</summary>
    /// <exception cref="FormatException">It is not JSON, has a member twice, or stands deeper than <see cref="Deepest"/>.</exception>
    public static byte[] Of(ReadOnlyMemory<byte> json)
    {
        var output = new ArrayBufferWriter<byte>(json.Length + 16);
        Write(output, json);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes the canonical form of UTF-8 JSON.</summary>
    /// <exception cref="FormatException">It is not JSON, has a member twice, or stands deeper than <see cref="Deepest"/>.</exception>
    public static void Write(IBufferWriter<byte> output, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            Write(output, document.RootElement);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or EncoderFallbackException)
        {
            throw new FormatException("this is no JSON that has a canonical form: " + wrong.Message, wrong);
        }
    }

    /// <summary>Writes a text with its quotation marks.</summary>
    /// <exception cref="EncoderFallbackException">It holds half of a surrogate pair.</exception>
    public static void Write(IBufferWriter<byte> output, string text)
    {
        output.Write("\""u8);
        var start = 0;
        for (var n = 0; n < text.Length; n++)
        {
            if (text[n] is not ('"' or '\\' or < ' '))
                continue;
            Utf8.GetBytes(text.AsSpan(start, n - start), output);
            Escape(output, text[n]);
            start = n + 1;
        }

        Utf8.GetBytes(text.AsSpan(start), output);
        output.Write("\""u8);
    }

    private static void Write(IBufferWriter<byte> output, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(output, value);
                break;
            case JsonValueKind.Array:
                WriteArray(output, value);
                break;
            case JsonValueKind.String:
                Write(output, value.GetString()!);
                break;
            case JsonValueKind.Number:
                CanonicalNumber.Write(output, JsonMarshal.GetRawUtf8Value(value));
                break;
            default:
                output.Write(JsonMarshal.GetRawUtf8Value(value)); // true, false, null
                break;
        }
    }

    private static void WriteObject(IBufferWriter<byte> output, JsonElement value)
    {
        var members = new List<(string Name, JsonElement Value)>();
        foreach (var member in value.EnumerateObject())
            members.Add((member.Name, member.Value));
        members.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        output.Write("{"u8);
        for (var n = 0; n < members.Count; n++)
        {
            if (n > 0)
                output.Write(","u8);
            Write(output, members[n].Name);
            output.Write(":"u8);
            Write(output, members[n].Value);
        }

        output.Write("}"u8);
    }

    private static void WriteArray(IBufferWriter<byte> output, JsonElement value)
    {
        output.Write("["u8);
        var first = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!first)
                output.Write(","u8);
            first = false;
            Write(output, item);
        }

        output.Write("]"u8);
    }

    private static void Escape(IBufferWriter<byte> output, char one) => output.Write(one switch
    {
        '"'     => "\\\""u8,
        '\\'    => "\\\\"u8,
        '\b'    => "\\b"u8,
        '\t'    => "\\t"u8,
        '\n'    => "\\n"u8,
        '\f'    => "\\f"u8,
        '\r'    => "\\r"u8,
        _       => Encoding.ASCII.GetBytes($"\\u{(int)one:x4}"),
    });
}
