using Npgsql;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;

namespace Recovery.Postgres.Sweeping;

/// <summary>Forgets what nobody asks for any more: messages that left long ago, proofs that their age alone refuses. The log is never swept.</summary>
public sealed class Sweeper(NpgsqlDataSource database, IEngineClock clock, TimeProvider time) : IDuty
{
    /// <summary>How long a message that has left, or was not to, is shown among the deliveries.</summary>
    public static readonly TimeSpan DeliveriesKept = TimeSpan.FromDays(400);

    private const int Batch = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public string Name => "sweeper";

    /// <inheritdoc/>
    public async ValueTask<bool> RunOnce(CancellationToken cancellation) =>
        await Forget("Sweeping/outbox", clock.Now - DeliveriesKept, cancellation) + await Forget("Sweeping/seen_proofs", clock.Now, cancellation) >= Batch;

    /// <inheritdoc/>
    public async ValueTask Wait(CancellationToken cancellation) => await Task.Delay(Pause, time, cancellation);

    private ValueTask<int> Forget(string sql, DateTimeOffset before, CancellationToken cancellation) =>
        database.Execute(Sql.Of(sql), [Database.Value(before.UtcDateTime), Database.Value(Batch)], cancellation);
}
