using System.Text.Json.Serialization;

namespace Recovery.Postgres.Reading;

/// <summary>Shape of the headers column.</summary>
internal sealed record Headers(string? Role, string? OnBehalfOf, string? ImportedFrom);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Headers))]
internal sealed partial class HeadersContext : JsonSerializerContext;
