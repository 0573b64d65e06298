namespace Recovery.Engine.Storing;

/// <summary>The one clock that decides: the database's, so that a machine whose own clock is wrong changes nothing (DESIGN 4).</summary>
public interface IEngineClock
{
    /// <summary>Now, in UTC, by the database's clock.</summary>
    DateTimeOffset Now { get; }
}
