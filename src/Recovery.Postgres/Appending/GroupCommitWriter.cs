using System.Threading.Channels;
using Npgsql;
using Recovery.Engine.Storing;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Appending;

/// <summary>
/// The one writer of a node. Takes what waits, sends it in one round trip as one transaction, and answers each unit for itself (DESIGN 5).
/// </summary>
internal sealed class GroupCommitWriter : IAsyncDisposable
{
    private const int LargestBatch = 128;
    private const int LongestQueue = 4_096; // callers wait their turn beyond this, and memory stays bounded

    private readonly NpgsqlDataSource database;
    private readonly DatabaseClock clock;
    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(LongestQueue) { SingleReader = true });
    private readonly LinkedList<Waiting> postponed = new(); // units of a stream or key that the batch before already had
    private readonly HashSet<Guid> streams = new(LargestBatch); // of the batch that is being put together
    private readonly HashSet<(string Scope, string Key)> keys = new(LargestBatch);
    private readonly CancellationTokenSource stopping = new();
    private readonly Task running;
    private NpgsqlConnection? connection;
    private NpgsqlCommand? command;

    public GroupCommitWriter(NpgsqlDataSource database, DatabaseClock clock)
    {
        this.database = database;
        this.clock = clock;
        running = Task.Run(Run);
    }

    /// <summary>Waits for the unit's own answer. Cancelling stops the wait, not a write that is under way.</summary>
    public async ValueTask<AppendResult> Append(AppendUnit unit, Closing closing, CancellationToken cancellation)
    {
        var waiting = new Waiting(unit, closing);
        try
        {
            await queue.Writer.WriteAsync(waiting, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new StoreUnavailableException("this node is shutting down");
        }

        return await waiting.Answer.WaitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await running; // what was accepted is still written
        await stopping.CancelAsync();
        stopping.Dispose();
        await Disconnect();
    }

    private async Task Run()
    {
        var batch = new List<Waiting>(LargestBatch);
        while (postponed.Count > 0 || await queue.Reader.WaitToReadAsync())
        {
            Take(batch);
            try
            {
                await Write(batch);
            }
            catch (Exception failure)
            {
                await Recover(batch, failure);
            }

            batch.Clear();
            await Task.Yield(); // behind the callers just answered: what they ask next goes along
        }
    }

    /// <summary>A stream and a key come once in a batch; what comes again waits for the next.</summary>
    private void Take(List<Waiting> batch)
    {
        streams.Clear();
        keys.Clear();
        for (var node = postponed.First; node is not null && batch.Count < LargestBatch;)
        {
            var next = node.Next;
            if (Fits(node.Value))
            {
                batch.Add(node.Value);
                postponed.Remove(node);
            }

            node = next;
        }

        while (batch.Count < LargestBatch && queue.Reader.TryRead(out var waiting))
        {
            if (Fits(waiting))
                batch.Add(waiting);
            else
                postponed.AddLast(waiting);
        }
    }

    private bool Fits(Waiting waiting)
    {
        var unit = waiting.Unit;
        for (var k = 0; k < unit.Keys.Count; k++)
        {
            if (keys.Contains((unit.Keys[k].Scope, unit.Keys[k].Key)))
                return false;
        }

        if (!streams.Add(unit.Complaint.Value))
            return false;
        for (var k = 0; k < unit.Keys.Count; k++)
            keys.Add((unit.Keys[k].Scope, unit.Keys[k].Key));
        return true;
    }

    private async Task Write(IReadOnlyList<Waiting> batch)
    {
        var append = await Connected();
        Batch.Fill(append.Parameters, batch);
        await using var answer = await append.ExecuteReaderAsync(stopping.Token);
        await answer.ReadAsync(stopping.Token);
        var status = answer.GetFieldValue<int[]>(0);
        var versions = answer.GetFieldValue<long?[]>(1);
        var positions = answer.GetFieldValue<long?[]>(2);
        clock.Seen(answer.GetFieldValue<DateTimeOffset>(3));
        await answer.CloseAsync();
        Answers.Give([.. batch.Select((waiting, n) => (waiting, Result(status[n], versions[n], positions[n])))]);
    }

    private static AppendResult Result(int status, long? version, long? position) => status switch
    {
        0 => new AppendResult.Appended(checked((int)version!.Value), position!.Value),
        2 or 3 => new AppendResult.DuplicateKey(),
        _ => new AppendResult.Conflict(),
    };

    /// <summary>One bad unit does not fail the others: what a failed batch did not write is written unit by unit.</summary>
    private async Task Recover(IReadOnlyList<Waiting> batch, Exception failure)
    {
        foreach (var waiting in batch)
            await Recover(waiting, failure, again: batch.Count > 1);
    }

    /// <summary>A connection may have been lost after the commit: the unit is looked for before it is written again or given up.</summary>
    private async Task Recover(Waiting waiting, Exception failure, bool again)
    {
        if (failure is NotSentException or PostgresException { SqlState: PostgresErrorCodes.DiskFull })
        {
            Answers.Fail(waiting, Surfaced(failure)); // nothing was written, and nothing can be now
            return;
        }

        if (Database.Passes(failure))
            await Disconnect();
        try
        {
            if (await database.FindAppended(waiting.Unit, waiting.LastEvent, stopping.Token) is { } already)
            {
                Answers.Give([(waiting, already)]);
                return;
            }
        }
        catch (Exception blind)
        {
            Answers.Fail(waiting, new StoreUnavailableException("the database went away before it could say whether this was done", blind) { OutcomeUnknown = true });
            return;
        }

        if (!again)
        {
            Answers.Fail(waiting, Surfaced(failure));
            return;
        }

        try
        {
            await Write([waiting]);
        }
        catch (Exception second)
        {
            await Recover(waiting, second, again: false);
        }
    }

    private static Exception Surfaced(Exception failure) => (failure as NotSentException)?.InnerException is { } cause ? Surfaced(cause)
        : Database.Passes(failure) ? Database.Unavailable(failure)
        : failure;

    private async ValueTask<NpgsqlCommand> Connected()
    {
        if (command is not null && connection is { FullState: System.Data.ConnectionState.Open })
            return command;
        await Disconnect();
        try
        {
            connection = await database.Opened(stopping.Token);
            command = connection.Command(Sql.Of("Appending/append_batch"));
            Batch.Fill(command.Parameters, []);
            await command.PrepareAsync(stopping.Token);
            return command;
        }
        catch (Exception away)
        {
            await Disconnect();
            throw new NotSentException(away);
        }
    }

    private async ValueTask Disconnect()
    {
        if (command is not null)
            await command.DisposeAsync();
        if (connection is not null)
            await connection.DisposeAsync();
        (command, connection) = (null, null);
    }

    /// <summary>There was nobody to send it to.</summary>
    private sealed class NotSentException(Exception because) : Exception(because.Message, because);
}
