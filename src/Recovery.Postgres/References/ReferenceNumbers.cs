using System.Collections.Concurrent;
using Npgsql;
using Recovery.Domain;

namespace Recovery.Postgres.References;

/// <summary>Case references, short enough to say on the telephone, with a check digit: <c>R-100042-7</c>. Numbers are taken in blocks.</summary>
internal sealed class ReferenceNumbers(NpgsqlDataSource database)
{
    private const int Block = 256;
    private const int Low = Block / 2; // the next block is fetched while there are still numbers to give

    private readonly ConcurrentQueue<long> numbers = new();
    private readonly Lock taking = new();
    private Task refill = Task.CompletedTask;

    /// <summary>The next reference of this node.</summary>
    public async ValueTask<string> Next(CancellationToken cancellation)
    {
        while (true)
        {
            var found = numbers.TryDequeue(out var number);
            var more = found && numbers.Count >= Low ? Task.CompletedTask : Refilled();
            if (found)
                return CaseReference.Written(number);
            await more.WaitAsync(cancellation);
        }
    }

    private Task Refilled()
    {
        lock (taking)
            return refill.IsCompleted ? refill = Refill() : refill;
    }

    private async Task Refill()
    {
        foreach (var taken in await database.Query(Sql.Of("References/take_block"), [Database.Value(Block)], row => row.GetInt64(0), CancellationToken.None))
            numbers.Enqueue(taken);
    }
}
