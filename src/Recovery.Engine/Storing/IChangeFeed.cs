namespace Recovery.Engine.Storing;

/// <summary>Tells that the log has grown, so that followers and live screens need not poll. A hint: the log itself is the truth.</summary>
public interface IChangeFeed
{
    /// <summary>Completes when the log has grown past a position, on any node; or after <paramref name="atMost"/>, whichever comes first.</summary>
    ValueTask Grown(long pastPosition, TimeSpan atMost, CancellationToken cancellation);
}
