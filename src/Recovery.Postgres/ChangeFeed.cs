using System.Globalization;
using Npgsql;
using Recovery.Engine.Storing;

namespace Recovery.Postgres;

/// <summary>Listens for what any node appended or erased. A broken connection is opened again; meanwhile waits end by their own time.</summary>
internal sealed class ChangeFeed : IChangeFeed, IAsyncDisposable
{
    private const string Erased = "recovery_erased";

    private readonly NpgsqlDataSource database;
    private readonly TimeProvider time;
    private readonly Action<Guid?> erased;
    private readonly CancellationTokenSource stopping = new();
    private Task listening = Task.CompletedTask;
    private TaskCompletionSource grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long last;

    /// <param name="erased">Called with the case or the arrival whose key was destroyed; with null where that may have gone unheard.</param>
    public ChangeFeed(NpgsqlDataSource database, TimeProvider time, Action<Guid?> erased)
    {
        this.erased = erased;
        this.database = database;
        this.time = time;
    }

    /// <summary>Listens from now on: once whoever is told of an erasure is all there.</summary>
    public void Begin() => listening = Task.Run(Listen);

    /// <inheritdoc/>
    public async ValueTask Grown(long pastPosition, TimeSpan atMost, CancellationToken cancellation)
    {
        var signal = Volatile.Read(ref grown).Task; // taken before the look, so that what comes between is not missed
        if (Volatile.Read(ref last) > pastPosition)
            return;
        try
        {
            await signal.WaitAsync(atMost, time, cancellation);
        }
        catch (TimeoutException)
        {
            // a hint only: the caller looks for itself
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task Listen()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stopping.Token);
                connection.Notification += (_, notification) => Heard(notification.Channel, notification.Payload);
                await using (var listen = connection.Command(Sql.Of("Appending/listen")))
                    await listen.ExecuteNonQueryAsync(stopping.Token);
                erased(null); // nobody listened until now
                while (true)
                    await connection.WaitAsync(stopping.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // a node that is deaf would go on showing who was erased: whatever it was, it listens again
            catch (Exception)
#pragma warning restore CA1031
            {
                await Task.Delay(TimeSpan.FromSeconds(1), time, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Heard(string channel, string payload)
    {
        if (channel == Erased)
        {
            erased(Guid.TryParse(payload, out var owner) ? owner : null);
            return;
        }

        if (!long.TryParse(payload, CultureInfo.InvariantCulture, out var position) || position <= Volatile.Read(ref last))
            return;
        Volatile.Write(ref last, position);
        Interlocked.Exchange(ref grown, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }
}
