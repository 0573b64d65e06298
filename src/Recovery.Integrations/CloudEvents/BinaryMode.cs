using System.Text;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.CloudEvents;

/// <summary>The binary mode of the HTTP binding: attributes in headers <c>ce-…</c>, the body is the data.</summary>
internal static class BinaryMode
{
    private const string Prefix = "ce-";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Reading<CloudEvent> Read(Headers headers, ReadOnlyMemory<byte> body, CloudEventLimits limits)
    {
        if (body.Length > limits.MaxBytes)
            return new Fault(Faults.TooLarge, $"at most {limits.MaxBytes} bytes");

        Dictionary<string, object> attributes = new(StringComparer.Ordinal);
        foreach (var (header, written) in headers.All.Where(header => header.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)))
        {
            var name = header[Prefix.Length..].ToLowerInvariant();
            if (attributes.Count == limits.MaxAttributes)
                return new Fault(Faults.TooMany, $"at most {limits.MaxAttributes} attributes");
            if (!AttributeRules.IsName(name))
                return new Fault(Faults.AttributeNameInvalid);
            if (name is "datacontenttype" || Decoded(written) is not { } value) // Content-Type alone says what the data is (HTTP binding 3.1.1)
                return new Fault(Faults.AttributeInvalid, name);
            if (!attributes.TryAdd(name, value))
                return new Fault(Faults.AttributeTwice, name);
        }

        if (headers["Content-Type"] is { } type)
            attributes["datacontenttype"] = type;
        return AttributeRules.Build(attributes, limits).Then(read => WithData(read, body, limits));
    }

    private static Reading<CloudEvent> WithData(CloudEvent read, ReadOnlyMemory<byte> body, CloudEventLimits limits)
    {
        if (body.IsEmpty)
            return read;
        if (read.DataContentType is null || !MediaTypes.IsJson(read.DataContentType))
            return read with { Data = CloudEventData.Of(body) };
        var json = BoundedJson.Read(body, limits.MaxBytes);
        return json.Value is { } root ? read with { Data = CloudEventData.Of(root.Element) } : new Fault(Faults.DataInvalid, json.Fault?.Detail);
    }

    /// <summary>Quotes taken off, then percent-decoded as UTF-8 (HTTP binding 3.1.3.2); null where that yields no text.</summary>
    private static string? Decoded(string written)
    {
        var value = written.Trim();
        if (value is ['"', .. var inner, '"'])
            value = Unescaped(inner);
        if (!value.Contains('%', StringComparison.Ordinal))
            return value;

        List<byte> bytes = new(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '%' && i + 2 <= value.Length - 1 && char.IsAsciiHexDigit(value[i + 1]) && char.IsAsciiHexDigit(value[i + 2]))
            {
                bytes.Add(Convert.ToByte(value.Substring(i + 1, 2), 16));
                i += 2;
            }
            else if (value[i] is '%' or > '\u007f')
            {
                return null;
            }
            else
            {
                bytes.Add((byte)value[i]);
            }
        }

        try
        {
            return Strict.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Unescaped(string inner)
    {
        StringBuilder text = new(inner.Length);
        for (var i = 0; i < inner.Length; i++)
            text.Append(inner[i] == '\\' && i + 1 < inner.Length ? inner[++i] : inner[i]);
        return text.ToString();
    }
}
