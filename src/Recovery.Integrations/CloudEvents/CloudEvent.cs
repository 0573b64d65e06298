using System.Text.Json;

namespace Recovery.Integrations.CloudEvents;

/// <summary>An event by CloudEvents 1.0: who says what happened, and what belongs to it.</summary>
public sealed record CloudEvent
{
    /// <summary>The version of the specification that is read and written here.</summary>
    public const string SpecVersion = "1.0";

    /// <summary>Unique together with <see cref="Source"/>: two events with both the same are one event sent twice.</summary>
    public required string Id { get; init; }

    /// <summary>Where it happened, a URI reference.</summary>
    public required string Source { get; init; }

    /// <summary>What happened, see <see cref="Catalogue.EventTypes"/> for those we know.</summary>
    public required string Type { get; init; }

    /// <summary>What it happened to, in the words of the source.</summary>
    public string? Subject { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Media type of the data; null means JSON in the JSON format.</summary>
    public string? DataContentType { get; init; }

    /// <summary>The schema the data follows, an absolute URI.</summary>
    public string? DataSchema { get; init; }

    /// <summary>What belongs to it; null where there is nothing but the attributes.</summary>
    public CloudEventData? Data { get; init; }

    /// <summary>Further attributes by name: a string, an <see cref="int"/> or a <see cref="bool"/>.</summary>
    public IReadOnlyDictionary<string, object> Extensions { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>The handle by which a repeated delivery is known.</summary>
    public (string Source, string Id) Identity => (Source, Id);
}

/// <summary>The data of an event: exactly one of three. Prints nothing of it, since it may be personal.</summary>
public sealed class CloudEventData
{
    private CloudEventData() { }

    /// <summary>JSON.</summary>
    public JsonElement? Json { get; private init; }

    /// <summary>A text of another media type.</summary>
    public string? Text { get; private init; }

    /// <summary>Bytes.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; private init; }

    public static CloudEventData Of(JsonElement json) => new() { Json = json };

    public static CloudEventData Of(string text) => new() { Text = text };

    public static CloudEventData Of(ReadOnlyMemory<byte> bytes) => new() { Bytes = bytes };

    /// <inheritdoc/>
    public override string ToString() => "[personal]";
}
