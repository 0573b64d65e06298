namespace Recovery.Integrations.Mail.Threading;

/// <summary>What led from a message to a case.</summary>
public enum ThreadSign
{
    /// <summary>The plus part of an address of ours.</summary>
    Address,

    /// <summary>It answers a Message-ID of ours.</summary>
    OwnMessageId,

    /// <summary>It answers a message that is filed to the case.</summary>
    KnownMessageId,
}

/// <summary>A case that a message may belong to.</summary>
/// <param name="Proven">
/// True where the sender has demonstrably seen something of the case: our signature, or an identity that is on file. Where it is false anybody may
/// have counted up to this reference: file it only if the sender is the complainant, else ask an agent.
/// </param>
public sealed record Candidate(string Reference, ThreadSign Sign, bool Proven);

/// <summary>The reference of the case that a message with this Message-ID (without brackets) is filed to, ours or theirs; null where it is unknown.</summary>
public delegate ValueTask<string?> FindByMessageId(string messageId, CancellationToken cancellation);
