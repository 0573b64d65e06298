namespace Recovery.Audit.Verifying.Running;

/// <summary>How a verification on the server stands.</summary>
public enum RunState
{
    /// <summary>It reads.</summary>
    Running,

    /// <summary>It came to an end, and has a verdict.</summary>
    Ended,

    /// <summary>Somebody stopped it.</summary>
    Stopped,

    /// <summary>Something was in the way: it says nothing of the log.</summary>
    Failed,
}

/// <summary>A verification that somebody started on the server.</summary>
/// <param name="By">Name of who started it.</param>
/// <param name="IsFull">What was verified before was read again too.</param>
/// <param name="Events">Leaves of the tree that is verified; 0 before it is known.</param>
/// <param name="Read">How far it has come, of <paramref name="Events"/>.</param>
/// <param name="SeenAt">When the node that runs it last said so.</param>
/// <param name="Verdict">Null until it ended.</param>
/// <param name="Trouble">What was in the way, for an operator; null where nothing was.</param>
public sealed record VerificationRun(
    Guid Id, DateTimeOffset StartedAt, string By, bool IsFull, RunState State, long Events, long Read, DateTimeOffset SeenAt, DateTimeOffset? EndedAt, Verdict? Verdict, string? Trouble)
{
    /// <summary>A node that was not heard of for this long is gone, and its runs with it.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    /// <summary>The same, where the node that ran it is gone.</summary>
    public VerificationRun AsOf(DateTimeOffset now) => State == RunState.Running && now - SeenAt > Silence
        ? this with { State = RunState.Failed, EndedAt = SeenAt, Trouble = "the node that ran it went away" }
        : this;
}
