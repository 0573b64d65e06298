using Npgsql;
using Recovery.Engine.Storing;

namespace Recovery.Postgres;

/// <summary>
/// The database's clock, carried forward by this machine's monotonic one between answers: no wall clock of ours decides anything,
/// and none that jumps is seen. Whole microseconds, as the database keeps them.
/// </summary>
public sealed class DatabaseClock(TimeProvider time) : IEngineClock
{
    private static readonly TimeSpan LargestStep = TimeSpan.FromMilliseconds(250);
    private readonly Lock seeing = new();
    private long anchorTicks; // UTC ticks of the database's clock when it was last seen
    private long anchorStamp; // our monotonic clock at that moment

    /// <inheritdoc/>
    public DateTimeOffset Now
    {
        get
        {
            lock (seeing)
                return At(time.GetTimestamp());
        }
    }

    /// <summary>Asks the database; to be done before anything is decided.</summary>
    public async ValueTask Synchronize(NpgsqlDataSource database, CancellationToken cancellation)
    {
        var answer = await database.Query(Sql.Of("Clock/now"), [], row => row.GetFieldValue<DateTimeOffset>(0), cancellation);
        Seen(answer[0]);
    }

    /// <summary>The database has just said what time it is. The answer is late by its way here, so only a step forward, or a large one, is followed.</summary>
    internal void Seen(DateTimeOffset databaseTime)
    {
        lock (seeing)
        {
            var stamp = time.GetTimestamp();
            var ahead = anchorTicks == 0 ? long.MaxValue : At(stamp).UtcTicks - databaseTime.UtcTicks;
            if (ahead >= 0 && ahead < LargestStep.Ticks)
                return;
            (anchorTicks, anchorStamp) = (databaseTime.UtcTicks, stamp);
        }
    }

    private DateTimeOffset At(long stamp)
    {
        if (anchorTicks == 0)
            throw new InvalidOperationException("the database's clock has not been asked yet");
        var ticks = anchorTicks + time.GetElapsedTime(anchorStamp, stamp).Ticks;
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }
}
