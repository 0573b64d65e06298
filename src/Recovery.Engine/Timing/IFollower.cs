namespace Recovery.Engine.Timing;

/// <summary>A duty that follows the log in position order, and never skips what it cannot apply.</summary>
public interface IFollower : IDuty
{
    /// <summary>How it stands on this node.</summary>
    FollowerHealth Health { get; }
}

/// <summary>How far a follower has come on this node; red while <paramref name="StoppedBecause"/> is not null.</summary>
/// <param name="Position">Position of its checkpoint when this node last saw it; 0 before.</param>
/// <param name="StoppedBecause">Why it stands still; null while it follows.</param>
public sealed record FollowerHealth(string Name, long Position, FollowerStoppedException? StoppedBecause);

/// <summary>A follower met an event that it cannot read or apply. It stands before that event and tries again; it never skips it.</summary>
public sealed class FollowerStoppedException(string follower, long position, Exception because)
    : Exception($"The follower {follower} stands still before position {position}: {because.Message}", because)
{
    /// <summary>Position of the event, or of the first of the events, that could not be applied.</summary>
    public long Position { get; } = position;
}
