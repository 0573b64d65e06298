using Recovery.Policies.Json;

namespace Recovery.Policies;

/// <summary>What a published policy is.</summary>
public enum PolicyKind
{
    /// <summary>Opening hours and holidays.</summary>
    Calendar,

    /// <summary>SLA and conduct rules.</summary>
    Pack,
}

/// <summary>
/// One version of a pack or calendar, complete in itself: holiday sets and included clocks are written out, so that it reads the same for ever.
/// </summary>
/// <param name="Kind">Pack or calendar.</param>
/// <param name="Name">Name, unique within its kind.</param>
/// <param name="Version">1 or more; a version never changes its content.</param>
/// <param name="Json">Canonical JSON; store it as text, for the hash is over these characters.</param>
/// <param name="Sha256">Hash of <paramref name="Json"/> in UTF-8, lower-case hexadecimal.</param>
public sealed record PublishedPolicy(PolicyKind Kind, string Name, int Version, string Json, string Sha256)
{
    /// <summary>A policy with the hash of its JSON.</summary>
    public static PublishedPolicy Of(PolicyKind kind, string name, int version, string json) => new(kind, name, version, json, CanonicalJson.Hash(json));

    /// <summary>True while the JSON is what was published.</summary>
    public bool IsIntact => CanonicalJson.Hash(Json) == Sha256;
}
