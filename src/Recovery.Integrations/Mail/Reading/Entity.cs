using System.Text;

namespace Recovery.Integrations.Mail.Reading;

/// <summary>A message or a part of one: its headers, and either its body or the parts it is made of.</summary>
internal sealed record Entity(IReadOnlyList<Field> Fields, string MediaType, Parameters Type, Parameters Disposition, ReadOnlyMemory<byte> Body, IReadOnlyList<Entity> Children)
{
    public string? this[string header] => Fields.FirstOrDefault(one => string.Equals(one.Name, header, StringComparison.OrdinalIgnoreCase))?.Raw;

    public string? ContentId => MessageIds.Read(this["Content-ID"], 1).FirstOrDefault();

    public bool IsText => MediaType.StartsWith("text/", StringComparison.Ordinal);

    public bool IsMessage => MediaType.StartsWith("message/", StringComparison.Ordinal);

    /// <summary>Its body, decoded.</summary>
    public ReadOnlyMemory<byte> Content(Reading reading) => TransferEncoding.Decode(Body, this["Content-Transfer-Encoding"], IsText, reading);

    /// <summary>Reads what the bytes hold, in parts of parts down to the limit.</summary>
    public static Entity Read(ReadOnlyMemory<byte> bytes, Reading reading, int depth = 0, string usual = "text/plain")
    {
        var (fields, body) = HeaderBlock.Read(bytes, depth == 0, reading);
        var entity = new Entity(fields, usual, Parameters.None, Parameters.None, body, []);
        var type = Parameters.Read(entity["Content-Type"], reading);
        entity = entity with { MediaType = Media(type.Value, usual, reading), Type = type, Disposition = Parameters.Read(entity["Content-Disposition"], reading) };

        var many = entity.MediaType.StartsWith("multipart/", StringComparison.Ordinal);
        if (!many && !(entity.IsText && type["boundary"] is { Length: > 0 } mark && body.Span.IndexOf(Encoding.UTF8.GetBytes("--" + mark)) >= 0))
            return entity;
        if (depth >= reading.Limits.Depth)
        {
            reading.Note(Defect.TooDeep);
            return entity;
        }

        var parts = Multipart.Split(body, type["boundary"], reading);
        if (parts.Count == 0 && entity.Content(reading) is var decoded && !decoded.Equals(body))
            parts = Multipart.Split(decoded, type["boundary"], reading); // against RFC 2045, 6.4, but it is done
        if (parts.Count == 0)
        {
            reading.Note(Defect.BoundaryMissing);
            return entity with { MediaType = "text/plain", Body = body };
        }

        List<Entity> children = [];
        foreach (var part in parts)
        {
            if (reading.PartsLeft-- <= 0)
            {
                reading.Note(Defect.TooManyParts);
                break;
            }

            children.Add(Read(part, reading, depth + 1, entity.MediaType == "multipart/digest" ? "message/rfc822" : "text/plain"));
        }

        return entity with { MediaType = many ? entity.MediaType : "multipart/mixed", Children = children };
    }

    private static string Media(string value, string usual, Reading reading)
    {
        var media = value.Split(' ', '\t', ',')[0].Trim('"', '\'');
        var slash = media.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && slash < media.Length - 1 && media.Length <= 127 && media.All(one => one is > ' ' and < '\x7f' and not ('<' or '>' or '"' or '\\')))
            return media;
        if (value.Length > 0)
            reading.Note(Defect.ContentTypeBroken);
        return media switch
        {
            "html" => "text/html",
            "multipart" or "multipart/" => "multipart/mixed",
            _ => usual,
        };
    }
}
