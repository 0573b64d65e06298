using Recovery.Engine.Storing;

namespace Recovery.Conformance;

/// <summary>A clock that a test sets.</summary>
public sealed class ManualClock(DateTimeOffset start) : IEngineClock
{
    public DateTimeOffset Now { get; set; } = start;
}
