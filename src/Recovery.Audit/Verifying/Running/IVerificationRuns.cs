namespace Recovery.Audit.Verifying.Running;

/// <summary>
/// The runs of all nodes, the last ones: whoever looks may be answered by another node than the one that runs it. What stands here proves nothing; whoever has the database can
/// write it. Who does not believe it runs the verifier elsewhere.
/// </summary>
public interface IVerificationRuns
{
    /// <summary>Writes a new one down, and lets go of the oldest where there are many.</summary>
    ValueTask Begin(VerificationRun run, CancellationToken cancellation);

    /// <summary>Writes down how far it has come; false where somebody asked to stop it.</summary>
    ValueTask<bool> GoesOn(Guid id, long events, long read, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Writes down what it came to.</summary>
    ValueTask End(VerificationRun run, CancellationToken cancellation);

    /// <summary>Asks whichever node runs it to stop; false where it does not run.</summary>
    ValueTask<bool> Stop(Guid id, CancellationToken cancellation);

    /// <summary>One; null where there is none.</summary>
    ValueTask<VerificationRun?> Find(Guid id, CancellationToken cancellation);

    /// <summary>The last ones, the newest first.</summary>
    ValueTask<IReadOnlyList<VerificationRun>> Last(int limit, CancellationToken cancellation);
}
