using Recovery.Engine.Storing;

namespace Recovery.Cli.Demonstrating;

/// <summary>A clock that shows the time of the story.</summary>
internal sealed class VirtualClock(DateTimeOffset start) : IEngineClock
{
    /// <inheritdoc/>
    public DateTimeOffset Now { get; set; } = start;
}
