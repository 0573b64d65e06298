using Npgsql;
using NpgsqlTypes;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;

namespace Recovery.Postgres.Accessing;

/// <summary>
/// Accesses in the event tables. What comes while a write is under way waits for the next one, which takes all of it: however many people read
/// at once, one transaction of a node at a time holds the lock of appends for them.
/// </summary>
internal sealed class PostgresAccessLog(NpgsqlDataSource database, NpgsqlDataSource appending, IEngineClock clock) : IAccessLog
{
    private const int AtOnce = 256;

    private readonly Lock gate = new();
    private readonly Queue<Waiting> queue = new();
    private bool writing;

    /// <inheritdoc/>
    public async ValueTask Record(Access access, CancellationToken cancellation)
    {
        var waiting = new Waiting(access);
        lock (gate)
        {
            queue.Enqueue(waiting);
            if (!writing)
            {
                writing = true;
                _ = Task.Run(Write, CancellationToken.None);
            }
        }

        await waiting.Written.Task.WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PastAccess>> Page(AccessFilter filter, CancellationToken cancellation) => database.Run<IReadOnlyList<PastAccess>>(
        async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using (var plan = connection.Command(Sql.Of("Worklist/plan_each_time"))) // one index or another, by what is asked
                await plan.ExecuteNonQueryAsync(cancellation);
            await using var page = connection.Command(
                Sql.Of("Accessing/page"),
                Database.Maybe(filter.Complaint?.Value, NpgsqlDbType.Uuid),
                Database.Text(filter.Actor),
                Database.Maybe(filter.Before, NpgsqlDbType.Bigint),
                Database.Value(filter.Limit));
            return await page.Rows(Of, cancellation);
        },
        cancellation);

    private static PastAccess Of(NpgsqlDataReader row)
    {
        var access = AccessRecorded.Read(row.GetFieldValue<byte[]>(2)).Access(row.TextOrNull(3));
        return new PastAccess(row.GetInt64(0), access.At ?? row.Instant(1), access);
    }

    private async Task Write()
    {
        while (Next() is { Count: > 0 } some)
        {
            try
            {
                await AccessRows.Append(appending, [.. some.Select(one => one.Access)], clock.Now);
                some.ForEach(one => one.Written.SetResult());
            }
#pragma warning disable CA1031 // each of them is told, and refuses what it was about to give
            catch (Exception failure)
#pragma warning restore CA1031
            {
                some.ForEach(one => one.Written.SetException(failure));
            }
        }
    }

    private List<Waiting> Next()
    {
        lock (gate)
        {
            var some = new List<Waiting>(Math.Min(queue.Count, AtOnce));
            while (some.Count < AtOnce && queue.TryDequeue(out var one))
                some.Add(one);
            writing = some.Count > 0;
            return some;
        }
    }

    private sealed record Waiting(Access Access)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
