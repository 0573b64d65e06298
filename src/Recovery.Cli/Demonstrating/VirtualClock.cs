using Recovery.Engine.Storing;

namespace Recovery.Cli.Demonstrating;

/// <summary>A clock that shows the time of the story, in whole microseconds as a database keeps them; rounded up, so that what was due by then is due.</summary>
internal sealed class VirtualClock(DateTimeOffset start) : IEngineClock
{
    /// <inheritdoc/>
    public DateTimeOffset Now
    {
        get;
        set => field = new DateTimeOffset((value.UtcTicks + TimeSpan.TicksPerMicrosecond - 1) / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }
    = start;
}
