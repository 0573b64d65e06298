using Recovery.Domain;

namespace Recovery.Engine.Handling;

/// <summary>Handles commands: load, fold, decide, and one transaction with everything that follows from it (DESIGN 5).</summary>
public interface IComplaintEngine
{
    /// <summary>Handles one command. A conflict or a passing database error re-runs the decision, never the statement.</summary>
    /// <exception cref="Storing.StoreUnavailableException">The database cannot be reached; nothing was acknowledged.</exception>
    ValueTask<Outcome> Handle(IComplaintCommand command, Request request, CancellationToken cancellation);

    /// <summary>These cases will be asked for at once: an engine that keeps states reads them in one round trip, another has nothing to do.</summary>
    ValueTask Preload(IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellation) => ValueTask.CompletedTask;
}
