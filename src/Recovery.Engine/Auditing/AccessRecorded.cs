using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Recovery.Domain;
using Recovery.Engine.Serialization;

namespace Recovery.Engine.Auditing;

/// <summary>
/// An access as it is stored: an event of the stream of whoever had it, and of no complaint. Readers of complaints do not see it, the notary does.
/// </summary>
public sealed record AccessRecorded(string Actor, Role Role, string? OnBehalfOf, AccessKind Kind, ComplaintId? Complaint, string What, string? Query, DateTimeOffset? At = null)
{
    /// <summary>Stored name.</summary>
    public const string StoredName = "access-recorded.v1";

    /// <summary>What a stream of accesses is a stream of, where a case's is one of a <c>complaint</c>.</summary>
    public const string StreamType = "access";

    private const string Namespace = "recovery/accesses/";

    /// <summary>An access as it is stored.</summary>
    public static AccessRecorded Of(Access access) =>
        new(access.Actor.Name, access.Actor.Role, access.Actor.OnBehalfOf, access.Kind, access.Complaint, access.What, access.Query, access.At);

    /// <summary>The stream of an actor: a name-based UUID (RFC 9562, 5.8, over SHA-256), so that every node finds the same and it is nobody's case.</summary>
    public static Guid StreamOf(string actor)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Namespace + actor)).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    /// <summary>Reads what was stored.</summary>
    /// <param name="json">UTF-8.</param>
    /// <exception cref="UnreadableEventException">It is not of this shape.</exception>
    public static AccessRecorded Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<AccessRecorded>(json, EventJson.Options) ?? throw new UnreadableEventException(StoredName, "null is no access");
        }
        catch (JsonException wrong)
        {
            throw new UnreadableEventException(StoredName, wrong.Message, wrong);
        }
    }

    /// <summary>As JSON, UTF-8.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, EventJson.Options);

    /// <summary>What happened.</summary>
    public Access Access(string? correlation) => new(new Actor(Actor, Role, OnBehalfOf), Kind, What, Complaint, Query, correlation, At);
}
