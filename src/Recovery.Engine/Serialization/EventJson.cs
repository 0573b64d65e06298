using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Recovery.Domain;
using Recovery.Engine.Sealing;

namespace Recovery.Engine.Serialization;

/// <summary>Events to and from JSON under their stored names. Old shapes are raised to today's on reading and never rewritten (CONVENTIONS 5).</summary>
public sealed class EventJson
{
    private static readonly FrozenDictionary<string, Type> Types = typeof(ComplaintEvent).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<StoredAsAttribute>() is not null)
        .ToFrozenDictionary(type => type.GetCustomAttribute<StoredAsAttribute>()!.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> Names = Types.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    private readonly FrozenDictionary<string, Upcast> upcasts;

    /// <summary>With the upcasts of old shapes; none by default, as every event still has its first shape.</summary>
    public EventJson(params IReadOnlyList<Upcast> upcasts) =>
        this.upcasts = upcasts.ToFrozenDictionary(upcast => upcast.From, StringComparer.Ordinal);

    /// <summary>The shapes stored today.</summary>
    public static EventJson Today { get; } = new();

    /// <summary>Options for everything of the Domain: camelCase, absent instead of null, words for enumerations, texts for <see cref="Personal"/>.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    /// <summary>All stored names and their types.</summary>
    public static IReadOnlyDictionary<string, Type> StoredTypes => Types;

    /// <summary>The upcasts of old shapes.</summary>
    public IReadOnlyCollection<Upcast> Upcasts => upcasts.Values;

    /// <summary>The type that an old shape ends as, raised as often as it takes.</summary>
    public Type TypeAfter(Upcast upcast) => upcasts.TryGetValue(upcast.To, out var next) ? TypeAfter(next) : Types[upcast.To];

    /// <summary>The stored name of an event.</summary>
    public static string NameOf(ComplaintEvent fact) => Names[fact.GetType()];

    /// <summary>The event as UTF-8 JSON, its personal data readable: for whoever may read it, never for a table.</summary>
    public static byte[] Write(ComplaintEvent fact) => JsonSerializer.SerializeToUtf8Bytes(fact, fact.GetType(), Options);

    /// <summary>The event as it is stored: UTF-8 JSON, its personal data sealed.</summary>
    public static byte[] Write(ComplaintEvent fact, ISeal seal)
    {
        using var _ = PersonalConverter.Under(seal);
        return Write(fact);
    }

    /// <summary>Reads a stored event, its personal data opened.</summary>
    /// <exception cref="UnreadableEventException">The name is unknown, or the JSON is not of its shape.</exception>
    public ComplaintEvent Read(string storedName, ReadOnlySpan<byte> json, ISeal seal)
    {
        using var _ = PersonalConverter.Under(seal);
        return Read(storedName, json);
    }

    /// <summary>The event as it is read when everything said in it is gone.</summary>
    public static ComplaintEvent Forgotten(ComplaintEvent fact) => Today.Read(NameOf(fact), Write(fact, Forgetting.Everything), Forgetting.Everything);

    /// <summary>Reads an event with its personal data as it is written.</summary>
    /// <exception cref="UnreadableEventException">The name is unknown, or the JSON is not of its shape.</exception>
    public ComplaintEvent Read(string storedName, ReadOnlySpan<byte> json)
    {
        try
        {
            if (upcasts.ContainsKey(storedName))
                return Raise(storedName, JsonNode.Parse(json)!.AsObject());
            return Types.TryGetValue(storedName, out var type) && JsonSerializer.Deserialize(json, type, Options) is ComplaintEvent fact
                ? fact
                : throw new UnreadableEventException(storedName, "no such event is known");
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new UnreadableEventException(storedName, wrong.Message, wrong);
        }
    }

    private ComplaintEvent Raise(string storedName, JsonObject json)
    {
        while (upcasts.TryGetValue(storedName, out var upcast))
            (storedName, json) = (upcast.To, upcast.Change(json));
        return Types.TryGetValue(storedName, out var type) && json.Deserialize(type, Options) is ComplaintEvent fact
            ? fact
            : throw new UnreadableEventException(storedName, "an old shape was raised to a name that is not known");
    }

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = false,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters = { new PersonalConverter(), new PromiseIdConverter(), new ComplaintIdConverter(), new InstantConverter(), new WordConverterFactory() },
        };
        options.MakeReadOnly();
        return options;
    }
}

/// <summary>Raises one old shape to the next: a rename, a split, a default for what was not asked then.</summary>
/// <param name="From">Stored name of the old shape.</param>
/// <param name="To">Stored name of the shape it becomes, possibly raised again.</param>
public sealed record Upcast(string From, string To, Func<JsonObject, JsonObject> Change);

/// <summary>An event that this version cannot read: stop, do not skip (CONVENTIONS 10).</summary>
public sealed class UnreadableEventException(string storedName, string why, Exception? inner = null)
    : Exception($"event {storedName} cannot be read: {why}", inner);
