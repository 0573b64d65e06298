using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Arriving;
using Recovery.Engine.Storing;
using Recovery.Integrations.Filing;

namespace Recovery.Integrations.CloudEvents.Taking;

/// <summary>By what an event is known again: its source and id, and the hash of what it says.</summary>
internal static class EventKeys
{
    private static readonly TimeSpan AsLongAsACase = TimeSpan.FromDays(20 * 365); // longer than any case is kept open

    /// <summary>The key of the event, and that of the origin its data names, where it names one.</summary>
    public static IReadOnlyList<IdempotencyKey> Of(CloudEvent cloudEvent, SourceRef? origin)
    {
        var hash = Hash(cloudEvent);
        var key = new IdempotencyKey(Scope(cloudEvent), Handle.Of(cloudEvent.Id), hash);
        return origin is null ? [key] : [key, new IdempotencyKey("source:" + origin.System, origin.Id, hash)];
    }

    /// <summary>The key of a further command of the same event.</summary>
    public static IReadOnlyList<IdempotencyKey> OfPart(CloudEvent cloudEvent, string part) =>
        [new IdempotencyKey($"{part}:{Scope(cloudEvent)}", Handle.Of(cloudEvent.Id), Hash(cloudEvent))];

    /// <summary>The same for what is kept as an arrival.</summary>
    public static SeenProof Proof(CloudEvent cloudEvent, DateTimeOffset now) => new(Scope(cloudEvent), Handle.Of(cloudEvent.Id), Hash(cloudEvent), now + AsLongAsACase);

    /// <summary>The event as the origin of what it brings.</summary>
    public static SourceRef Origin(CloudEvent cloudEvent) => new(Handle.Of(cloudEvent.Source), Handle.Of(cloudEvent.Id));

    private static string Scope(CloudEvent cloudEvent) => "event:" + Handle.Of(cloudEvent.Source);

    /// <summary>Over the type and the data, whatever mode the event was sent in and however its JSON was set.</summary>
    private static byte[] Hash(CloudEvent cloudEvent)
    {
        using MemoryStream bytes = new();
        bytes.Write(Encoding.UTF8.GetBytes(cloudEvent.Type + "\n"));
        using (Utf8JsonWriter json = new(bytes))
            Write(json, cloudEvent.Data?.Json ?? default);
        return SHA256.HashData(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Object)
        {
            json.WriteStartObject();
            foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
            {
                json.WritePropertyName(member.Name);
                Write(json, member.Value);
            }

            json.WriteEndObject();
        }
        else if (value.ValueKind is not JsonValueKind.Undefined)
        {
            value.WriteTo(json); // no schema of ours has arrays
        }
    }
}
