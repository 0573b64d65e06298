namespace Recovery.Integrations.Tests.Phone.Asterisk;

/// <summary>A clock, and its timers, that a test moves.</summary>
internal sealed class MovedTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Waiting> waiting = [];
    private DateTimeOffset now = new(2026, 3, 5, 10, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            Waiting timer = new(this, () => callback(state));
            timer.Change(dueTime, period);
            waiting.Add(timer);
            return timer;
        }
    }

    /// <summary>How many timers wait for an instant.</summary>
    public int Timers
    {
        get
        {
            lock (gate)
                return waiting.Count(timer => timer.DueAt is not null);
        }
    }

    public void Advance(TimeSpan by)
    {
        List<Waiting> due;
        lock (gate)
        {
            now += by;
            due = [.. waiting.Where(timer => timer.DueAt <= now).OrderBy(timer => timer.DueAt)];
            due.ForEach(timer => timer.DueAt = null);
        }

        due.ForEach(timer => timer.Fire());
    }

    private sealed class Waiting(MovedTime time, Action fire) : ITimer
    {
        public DateTimeOffset? DueAt { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            DueAt = dueTime == Timeout.InfiniteTimeSpan ? null : time.now + dueTime;
            return true;
        }

        public void Dispose()
        {
            lock (time.gate)
                time.waiting.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
