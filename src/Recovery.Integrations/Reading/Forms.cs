using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Recovery.Integrations.Reading;

/// <summary>Reads the body of a form, <c>application/x-www-form-urlencoded</c> or <c>multipart/form-data</c> (RFC 7578), into its fields.</summary>
public static class Forms
{
    /// <summary>Fields and files a form may have.</summary>
    public const int MaxFields = 1000;

    private const int MaxHeaders = 16;
    private const int MaxHeaderBytes = 8 * 1024;
    private const int MaxBoundary = 200;

    /// <summary>The fields. <c>body-too-large</c>, <c>too-many</c>, <c>not-a-form</c> or <c>media-type-unknown</c> where it is none.</summary>
    public static Reading<Fields> Read(ReadOnlyMemory<byte> body, string? contentType, int maxBytes)
    {
        if (body.Length > maxBytes)
            return new Fault(Faults.TooLarge, $"at most {maxBytes} bytes");
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
            return new Fault(Faults.MediaTypeUnknown);
        if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            return UrlEncoded(body);
        return type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is { Length: > 0 and <= MaxBoundary } boundary
            ? Multipart(body, boundary)
            : new Fault(Faults.MediaTypeUnknown, type.MediaType.ToString());
    }

    private static Reading<Fields> UrlEncoded(ReadOnlyMemory<byte> body)
    {
        using FormReader reader = new(Encoding.UTF8.GetString(body.Span)) { ValueCountLimit = MaxFields, KeyLengthLimit = MaxHeaderBytes, ValueLengthLimit = int.MaxValue };
        List<KeyValuePair<string, string>> pairs = [];
        try
        {
            while (reader.ReadNextPair() is { } pair)
            {
                if (pairs.Count == MaxFields)
                    return new Fault(Faults.TooMany, $"at most {MaxFields} fields");
                pairs.Add(pair);
            }
        }
        catch (InvalidDataException)
        {
            return new Fault(Faults.NotAForm);
        }

        return Fields.Of(pairs);
    }

    private static Reading<Fields> Multipart(ReadOnlyMemory<byte> body, string boundary)
    {
        List<Field> fields = [];
        try
        {
            using MemoryStream stream = new(body.ToArray(), writable: false);
            MultipartReader reader = new(boundary, stream, Math.Max(4096, boundary.Length * 2)) { HeadersCountLimit = MaxHeaders, HeadersLengthLimit = MaxHeaderBytes };

            // The stream is memory, so these tasks have ended when they are handed over.
            while (reader.ReadNextSectionAsync().GetAwaiter().GetResult() is { } section)
            {
                if (fields.Count == MaxFields)
                    return new Fault(Faults.TooMany, $"at most {MaxFields} fields");
                if (FieldOf(section) is { } field)
                    fields.Add(field);
            }
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or ArgumentException or FormatException)
        {
            return new Fault(Faults.NotAForm);
        }

        return new Fields(fields);
    }

    private static Field? FieldOf(MultipartSection section)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || !disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase))
            return null;

        using MemoryStream content = new();
        section.Body.CopyTo(content);
        var file = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        return new Field(
            HeaderUtilities.RemoveQuotes(disposition.Name).ToString(),
            content.ToArray(),
            file.HasValue ? HeaderUtilities.RemoveQuotes(file).ToString() : null,
            section.ContentType);
    }
}
