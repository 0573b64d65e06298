using System.Threading.Channels;
using Npgsql;
using Recovery.Engine.Storing;
using Recovery.Postgres;

namespace Recovery.CritterStack.Signalling;

/// <summary>
/// Tells every node that the log has grown, beside the appends and not in their transactions: PostgreSQL lets only one transaction that
/// notifies commit at a time, and each waits for the disk. What comes while one signal is sent goes along with the next. A hint: nothing is lost with it.
/// </summary>
internal sealed class GrowthSignal : IAsyncDisposable
{
    private readonly NpgsqlDataSource database;
    private readonly Channel<byte> waiting = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Task running;
    private long furthest;

    public GrowthSignal(NpgsqlDataSource database)
    {
        this.database = database;
        running = Task.Run(Run);
    }

    /// <summary>The log has grown to a position.</summary>
    public void Grown(long position)
    {
        for (var seen = Volatile.Read(ref furthest); position > seen; seen = Volatile.Read(ref furthest))
        {
            if (Interlocked.CompareExchange(ref furthest, position, seen) == seen)
                break;
        }

        waiting.Writer.TryWrite(0);
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await running;
    }

    private async Task Run()
    {
        await foreach (var _ in waiting.Reader.ReadAllAsync())
        {
            try
            {
                await database.Execute(Sql.Of("Appending/tell_growth"), [Database.Value(Volatile.Read(ref furthest))], CancellationToken.None);
            }
            catch (StoreUnavailableException)
            {
                // whoever listens looks for itself now and then
            }
        }
    }
}
