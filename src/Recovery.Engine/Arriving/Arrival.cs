using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Receiving;

namespace Recovery.Engine.Arriving;

/// <summary>What came in from the outside by itself.</summary>
public enum ArrivalKind
{
    /// <summary>A message of mail; its content is the message itself (RFC 5322).</summary>
    Mail,

    /// <summary>A telephone call, answered or not.</summary>
    Call,

    /// <summary>A text message.</summary>
    Text,
}

/// <summary>What became of an arrival.</summary>
public enum ArrivalState
{
    /// <summary>Kept, and nothing decided yet: whoever kept it files it, and where that did not happen a sweep does.</summary>
    Kept,

    /// <summary>It is on a case: it opened one, or was linked to one.</summary>
    Filed,

    /// <summary>A person has to say which case it belongs to, to call back, or that nothing is to be done. Has its own clock.</summary>
    Waiting,

    /// <summary>It never touches a case: a bounce, automatic mail, a list, a loop, one too many. Kept to be seen.</summary>
    SetAside,

    /// <summary>A person said that nothing is to be done.</summary>
    Dismissed,
}

/// <summary>Something to be kept before anything is decided on it.</summary>
/// <param name="Source">The system it came by and its identity there: the same again is the same arrival.</param>
/// <param name="Sender">Address or telephone number, as written.</param>
/// <param name="Verdict">What it is, in a word of its kind: <c>ordinary</c>, <c>bounce</c>, <c>answered</c>, <c>missed</c>.</param>
/// <param name="Code">The sign by which that was told, e.g. <c>auto-submitted</c>; empty where the verdict says all.</param>
/// <param name="MessageId">Identity of a message of mail, without brackets.</param>
/// <param name="Agent">Who answered the call.</param>
/// <param name="Content">The raw message; empty for a call.</param>
public sealed record NewArrival(
    ArrivalKind Kind,
    SourceRef Source,
    DateTimeOffset At,
    Direction Direction,
    Personal Sender,
    Personal? Subject,
    Personal Text,
    string Verdict,
    string Code,
    string? MessageId,
    string? Agent,
    ReadOnlyMemory<byte> Content);

/// <summary>The proof that came with an arrival: the same proof with the same content is a repeated delivery, with another content a forgery.</summary>
/// <param name="Scope">Whose identities <paramref name="Id"/> belongs to.</param>
/// <param name="Digest">SHA-256 of what was proven, 32 bytes.</param>
public sealed record SeenProof(string Scope, string Id, ReadOnlyMemory<byte> Digest, DateTimeOffset KeepUntil);

/// <summary>What came in, as it stands.</summary>
/// <param name="Complaint">The case it is on; null while it is on none.</param>
/// <param name="Offered">Cases it may belong to, the likeliest first.</param>
/// <param name="DueAt">By when a person should have seen to it; null where nobody needs to.</param>
/// <param name="About">Reference of the case that a bounce or an automatic answer is about; it does not touch that case.</param>
/// <param name="By">Who decided; null where that was the engine.</param>
/// <param name="Attempts">How often filing it was tried.</param>
public sealed record Arrival(
    Guid Id,
    ArrivalKind Kind,
    SourceRef Source,
    DateTimeOffset At,
    Direction Direction,
    Personal Sender,
    Personal? Subject,
    Personal Text,
    string Verdict,
    string Code,
    string? MessageId,
    string? Agent,
    ArrivalState State,
    ComplaintId? Complaint,
    IReadOnlyList<ComplaintId> Offered,
    DateTimeOffset? DueAt,
    string? About,
    string? By,
    Personal? Reason,
    int Attempts);

/// <summary>What was decided on an arrival.</summary>
/// <param name="Code">The sign by which that was decided, where it is another than the one it was kept with, e.g. <c>too-many</c>.</param>
public sealed record Settlement(
    ArrivalState State,
    ComplaintId? Complaint = null,
    IReadOnlyList<ComplaintId>? Offered = null,
    DateTimeOffset? DueAt = null,
    string? About = null,
    string? By = null,
    Personal? Reason = null,
    string? Code = null);
