using System.Text.Json;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.CloudEvents;

/// <summary>The JSON format of CloudEvents 1.0: attributes and data in one object.</summary>
internal static class StructuredMode
{
    public static Reading<CloudEventRequest> Read(ReadOnlyMemory<byte> body, CloudEventLimits limits) =>
        BoundedJson.Read(body, limits.MaxBytes).Then<CloudEventRequest>(root => CloudEventReader.One(Read(root.Element, limits)));

    public static Reading<CloudEvent> Read(JsonElement element, CloudEventLimits limits)
    {
        if (element.ValueKind is not JsonValueKind.Object)
            return new Fault(Faults.NotJson, "an event is an object");

        Dictionary<string, object> attributes = new(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (member.Name is "data" or "data_base64" || member.Value.ValueKind is JsonValueKind.Null)
                continue; // a null attribute is an absent one (JSON format, 2.2)
            if (ValueOf(member.Value) is not { } value)
                return new Fault(Faults.AttributeInvalid, AttributeRules.IsName(member.Name) ? member.Name : null);
            attributes[member.Name] = value;
            if (attributes.Count > limits.MaxAttributes)
                return new Fault(Faults.TooMany, $"at most {limits.MaxAttributes} attributes");
        }

        return AttributeRules.Build(attributes, limits).Then(read => WithData(read, element));
    }

    private static Reading<CloudEvent> WithData(CloudEvent read, JsonElement element)
    {
        var data = element.Member("data");
        var base64 = element.Member("data_base64") is { ValueKind: not JsonValueKind.Null } some ? some : (JsonElement?)null;
        return (data, base64) switch
        {
            (not null, not null)                                              => new Fault(Faults.DataTwice),
            (null, null)                                                      => read,
            (_, { ValueKind: JsonValueKind.String } text)                     => text.TryGetBytesFromBase64(out var bytes) ? read with { Data = CloudEventData.Of(bytes) } : new Fault(Faults.DataInvalid, "data_base64"),
            (_, not null)                                                     => new Fault(Faults.DataInvalid, "data_base64"),
            ({ } json, _) when MediaTypes.IsJson(read.DataContentType)        => read with { Data = CloudEventData.Of(json) },
            ({ ValueKind: JsonValueKind.Null }, _)                            => read,
            ({ ValueKind: JsonValueKind.String } text, _)                     => read with { Data = CloudEventData.Of(text.GetString()!) },
            _                                                                 => new Fault(Faults.DataInvalid, "datacontenttype is not JSON, so data is a text"),
        };
    }

    private static object? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String                                        => value.GetString(),
        JsonValueKind.True                                          => true,
        JsonValueKind.False                                         => false,
        JsonValueKind.Number when value.TryGetInt32(out var number) => number,
        _                                                           => null,
    };
}

/// <summary>A batch of the JSON format: each of its events is answered for itself.</summary>
internal static class BatchMode
{
    public static Reading<CloudEventRequest> Read(ReadOnlyMemory<byte> body, CloudEventLimits limits) =>
        BoundedJson.Read(body, limits.MaxBytes).Then<CloudEventRequest>(root => root.Element switch
        {
            { ValueKind: not JsonValueKind.Array }                          => new Fault(Faults.NotJson, "a batch is an array"),
            var array when array.GetArrayLength() > limits.MaxEvents        => new Fault(Faults.TooMany, $"at most {limits.MaxEvents} events"),
            var array                                                       => new CloudEventRequest(Each(array, limits), IsBatch: true),
        });

    private static List<Reading<CloudEvent>> Each(JsonElement array, CloudEventLimits limits)
    {
        HashSet<(string, string)> seen = [];
        return [.. array.EnumerateArray().Select(item => StructuredMode.Read(item, limits).Then<CloudEvent>(read => seen.Add(read.Identity) ? read : new Fault(Faults.EventTwice, read.Id)))];
    }
}
