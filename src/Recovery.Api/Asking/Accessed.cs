using Recovery.Engine.Auditing;

namespace Recovery.Api.Asking;

/// <summary>How an answer, or a page, is written into the log of accesses before it is given.</summary>
/// <param name="Query">By which conditions, without words somebody typed; null where there were none.</param>
public sealed record Accessed(AccessKind Kind, string? Query = null);

/// <summary>An access could not be written down: nothing may be given.</summary>
public sealed class AccessNotRecordedException(Exception because) : Exception("An access could not be recorded: " + because.Message, because);
