using Npgsql;
using Recovery.Engine.Storing;

namespace Recovery.Postgres.Following;

/// <summary>What a follower makes of the log, in the transaction that moves its checkpoint: neither happens without the other.</summary>
public interface IFollowerEffect
{
    /// <summary>Name of the follower and of its checkpoint.</summary>
    string Name { get; }

    /// <summary>Applies events in position order. Every exception but a lost connection stops the follower at these events; none is ever skipped.</summary>
    ValueTask Apply(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<RecordedEvent> events, CancellationToken cancellation);
}
