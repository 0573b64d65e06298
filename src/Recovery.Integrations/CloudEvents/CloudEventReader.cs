using Recovery.Integrations.Reading;

namespace Recovery.Integrations.CloudEvents;

/// <summary>The events of one request, each read or refused for itself, in the order sent.</summary>
/// <param name="IsBatch">True where the sender sent a batch and expects an answer for each.</param>
public sealed record CloudEventRequest(IReadOnlyList<Reading<CloudEvent>> Events, bool IsBatch);

/// <summary>Reads a request by the HTTP protocol binding of CloudEvents 1.0: the content type says which of the three modes it is.</summary>
public static class CloudEventReader
{
    private const string Batch = "application/cloudevents-batch";
    private const string Structured = "application/cloudevents";

    /// <summary>The events of a request. A fault of the whole only where nothing can be told apart: not JSON, too large, another format.</summary>
    public static Reading<CloudEventRequest> Read(Headers headers, ReadOnlyMemory<byte> body, CloudEventLimits? limits = null)
    {
        limits ??= CloudEventLimits.Default;
        var type = MediaTypes.Essence(headers["Content-Type"]);
        return type switch
        {
            Batch + "+json"                                                        => BatchMode.Read(body, limits),
            Structured + "+json"                                                   => StructuredMode.Read(body, limits),
            not null when type.StartsWith(Structured, StringComparison.Ordinal)    => new Fault(Faults.MediaTypeUnknown, type),
            _                                                                      => One(BinaryMode.Read(headers, body, limits)),
        };
    }

    internal static CloudEventRequest One(Reading<CloudEvent> read) => new([read], IsBatch: false);
}

/// <summary>What a media type says of its content.</summary>
internal static class MediaTypes
{
    /// <summary>The type without its parameters, lower case; null where there is none.</summary>
    public static string? Essence(string? mediaType) => mediaType?.Split(';', 2)[0].Trim().ToLowerInvariant();

    /// <summary>JSON by the media type (RFC 6839): <c>application/json</c>, <c>text/json</c>, anything <c>+json</c>. Null means JSON in the JSON format.</summary>
    public static bool IsJson(string? mediaType) =>
        Essence(mediaType) is not { } essence || essence.EndsWith("/json", StringComparison.Ordinal) || essence.EndsWith("+json", StringComparison.Ordinal);
}
