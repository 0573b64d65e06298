using Npgsql;
using Recovery.Engine.Auditing;

namespace Recovery.Postgres.Reading;

/// <summary>
/// The log, given in position order: whoever has been given n never finds n-1 later, though several writers may commit in another order than
/// they took their positions. A position that is missing is still being written, or gone for ever with its transaction; what comes before it is
/// given at once, and what comes after it once the writers under way have ended. Where nothing is missing, this costs a comparison.
/// </summary>
internal class SettledRows<T>(string text, Func<NpgsqlDataReader, T> of, Func<T, long> position)
{
    private long settled; // nothing at or before it will still appear; it may fall back when two readers ask at once, which costs one more wait

    /// <summary>
    /// The next rows that are certain. Waits, briefly, only where the very next position is missing. The connection may be in a transaction, of
    /// read committed: each look must be a new one.
    /// </summary>
    /// <exception cref="PostgresException">55P03: a writer does not come to its end, to be tried again later.</exception>
    public async ValueTask<Stretch<T>> Read(NpgsqlConnection connection, long after, int limit, CancellationToken ct)
    {
        // Taken before the look: of what another reader finds settled meanwhile, this look may not have seen all.
        for (var known = Volatile.Read(ref settled); ; known = await Settle(connection, ct))
        {
            await using var read = connection.Command(Sql.Of(text), Database.Value(after), Database.Value(limit));
            var rows = await read.Rows(of, ct);
            var certain = Certain(rows, after, known);
            if (certain > 0 || rows.Count == 0)
                return new Stretch<T>(certain < rows.Count ? rows[..certain] : rows, certain > 0 ? position(rows[certain - 1]) : after, More: certain < rows.Count || rows.Count == limit);
        }
    }

    /// <summary>Waits for the writers under way and answers the last position that was taken: see <c>0023_settled_position.sql</c>.</summary>
    /// <exception cref="PostgresException">55P03: a writer does not come to its end, to be tried again later.</exception>
    public static async ValueTask<long> Position(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var settle = connection.Command(Sql.Of("Reading/settled"));
        return (long)(await settle.ExecuteScalarAsync(ct))!;
    }

    private async ValueTask<long> Settle(NpgsqlConnection connection, CancellationToken ct)
    {
        var known = await Position(connection, ct);
        Volatile.Write(ref settled, known);
        return known;
    }

    /// <summary>How many rows come before the first position that is missing and not known to be dead.</summary>
    private int Certain(List<T> rows, long after, long known)
    {
        var last = after;
        for (var n = 0; n < rows.Count; n++)
        {
            if (position(rows[n]) - 1 > Math.Max(last, known))
                return n;
            last = position(rows[n]);
        }

        return rows.Count;
    }
}

/// <summary>The log as events; those that are not of a complaint among them.</summary>
internal sealed class SettledLog() : SettledRows<StoredEvent>("Reading/log", StoredEvent.Of, row => row.Position);

/// <summary>Rows of the log in position order.</summary>
/// <param name="Through">Position up to which this is all there will ever be.</param>
/// <param name="More">There is, or may be, more: worth reading on at once.</param>
internal readonly record struct Stretch<T>(List<T> Rows, long Through, bool More);
