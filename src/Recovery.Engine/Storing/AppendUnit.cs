using Recovery.Domain;
using Recovery.Engine.Delivering;
using Recovery.Engine.Working;

namespace Recovery.Engine.Storing;

/// <summary>
/// One decision's whole effect, written in one transaction or not at all: events, worklist row, deadline row, outbox rows, idempotency records.
/// </summary>
/// <param name="ExpectedVersion">Version of the stream the decision was made on; 0 for a new stream.</param>
/// <param name="FiresAt">When the case's state must next be asked; null when no clock runs.</param>
public sealed record AppendUnit(
    ComplaintId Complaint,
    int ExpectedVersion,
    IReadOnlyList<NewEvent> Events,
    WorklistRow Row,
    DateTimeOffset? FiresAt,
    IReadOnlyList<OutboxMessage> Outbox,
    IReadOnlyList<IdempotencyKey> Keys);

/// <summary>Says that a request was already done: who asked (scope), by which key, and a hash of what was asked (32 bytes, SHA-256).</summary>
public sealed record IdempotencyKey(string Scope, string Key, ReadOnlyMemory<byte> PayloadHash);

/// <summary>What a request with an idempotency key came to.</summary>
public sealed record IdempotencyRecord(string Scope, string Key, ReadOnlyMemory<byte> PayloadHash, ComplaintId Complaint, int Version, long Position);

/// <summary>The answer for one unit alone; another unit's failure is not this one's.</summary>
public abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>Durable. <paramref name="Version"/> and <paramref name="Position"/> are those of the unit's last event.</summary>
    public sealed record Appended(int Version, long Position) : AppendResult;

    /// <summary>The stream has moved on: decide again.</summary>
    public sealed record Conflict : AppendResult;

    /// <summary>One of the keys is known: nothing was written.</summary>
    public sealed record DuplicateKey : AppendResult;
}
