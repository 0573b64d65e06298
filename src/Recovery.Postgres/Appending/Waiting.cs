using Recovery.Engine.Storing;

namespace Recovery.Postgres.Appending;

/// <summary>A unit that waits for the writer, and the caller that waits for its answer.</summary>
internal sealed class Waiting(AppendUnit unit)
{
    private readonly TaskCompletionSource<AppendResult> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AppendUnit Unit { get; } = unit;

    /// <summary>Identity of the unit's last event: by it a unit is found again when the connection broke before the answer came.</summary>
    public Guid LastEvent { get; } = Guid.CreateVersion7(unit.Events[^1].At);

    public Task<AppendResult> Answer => answer.Task;

    public void Answered(AppendResult result) => answer.TrySetResult(result);

    public void Failed(Exception failure) => answer.TrySetException(failure);
}
