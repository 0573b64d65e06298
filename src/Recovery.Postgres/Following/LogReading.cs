using Npgsql;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;
using Recovery.Postgres.Reading;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Following;

/// <summary>The log as followers apply it: settled, opened and understood.</summary>
internal sealed class LogReading(CaseKeys keys)
{
    private readonly SettledLog log = new();

    /// <summary>The next events, up to one that cannot be read.</summary>
    public async ValueTask<ReadLog> Read(NpgsqlConnection connection, long after, int limit, CancellationToken ct)
    {
        var stretch = await log.Read(connection, after, limit, ct);
        var seals = await keys.SealsOf(stretch.Rows, ct);
        var events = new List<RecordedEvent>(stretch.Rows.Count);
        foreach (var stored in stretch.OfComplaints())
        {
            try
            {
                events.Add(stored.Understood(seals.Of(stored)));
            }
            catch (UnreadableEventException wrong)
            {
                return new ReadLog(events, events is [.., var last] ? last.Position : after, (stored.Position, wrong), More: false); // those before it can be applied
            }
        }

        return new ReadLog(events, stretch.Through, null, stretch.More);
    }
}

/// <summary>Events in position order.</summary>
/// <param name="Through">Position up to which these are all there will ever be.</param>
/// <param name="Unreadable">The event behind them that cannot be read, and why.</param>
/// <param name="More">There is, or may be, more: worth reading on at once.</param>
internal sealed record ReadLog(IReadOnlyList<RecordedEvent> Events, long Through, (long Position, Exception Because)? Unreadable, bool More)
{
    /// <summary>No further than a position.</summary>
    public ReadLog UpTo(long position) => Through <= position ? this : new ReadLog([.. Events.TakeWhile(e => e.Position <= position)], position, null, More: true);
}
