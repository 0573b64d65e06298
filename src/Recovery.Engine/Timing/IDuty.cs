namespace Recovery.Engine.Timing;

/// <summary>A background duty: one noun, run again and again by the host (DESIGN 5).</summary>
public interface IDuty
{
    /// <summary>Its name in logs and in health.</summary>
    string Name { get; }

    /// <summary>Does what is there to do, up to a batch; true when there may be more at once.</summary>
    ValueTask<bool> RunOnce(CancellationToken cancellation);

    /// <summary>Completes when it is worth running again.</summary>
    ValueTask Wait(CancellationToken cancellation);
}
