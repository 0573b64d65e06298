using Recovery.Domain;

namespace Recovery.Engine.Auditing;

/// <summary>What somebody did with what they were given.</summary>
public enum AccessKind
{
    /// <summary>Read a case as it is now.</summary>
    Read,

    /// <summary>Read a case as it was.</summary>
    Replayed,

    /// <summary>Looked for cases by words. The words are not written down: they may be a name.</summary>
    Searched,

    /// <summary>Read a message as it came, or a file that came with it.</summary>
    OpenedMessage,

    /// <summary>Took data away.</summary>
    Exported,

    /// <summary>Verified the log.</summary>
    Verified,

    /// <summary>Read who read what.</summary>
    Audited,
}

/// <summary>Somebody is given something of a case, or of many. Never holds personal data of a complainant.</summary>
/// <param name="What">What was given, by the name of the route or page, e.g. <c>history</c>; with the identity of a message where it is one.</param>
/// <param name="Complaint">The case; null where it was none, or many.</param>
/// <param name="Query">By which conditions, without words somebody typed, e.g. <c>asOf=2026-03-03T09:00:00Z</c>.</param>
/// <param name="CorrelationId">The conversation this belongs to, e.g. the trace of the request.</param>
/// <param name="At">When it was, where it could only be written down later.</param>
public sealed record Access(Actor Actor, AccessKind Kind, string What, ComplaintId? Complaint = null, string? Query = null, string? CorrelationId = null, DateTimeOffset? At = null);

/// <summary>An access as recorded.</summary>
/// <param name="Position">Place in the whole log.</param>
/// <param name="At">When it was.</param>
public sealed record PastAccess(long Position, DateTimeOffset At, Access Access);

/// <summary>Which accesses to list.</summary>
/// <param name="Before">Only those recorded before this position, the last of the page before; null for the first page.</param>
public sealed record AccessFilter(ComplaintId? Complaint = null, string? Actor = null, long? Before = null, int Limit = 50);
