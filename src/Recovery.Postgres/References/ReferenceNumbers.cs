using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace Recovery.Postgres.References;

/// <summary>Case references, short enough to say on the telephone, with a check digit: <c>R-100042-7</c>. Numbers are taken in blocks.</summary>
internal sealed class ReferenceNumbers(NpgsqlDataSource database)
{
    private const int Block = 256;
    private const int Low = Block / 2; // the next block is fetched while there are still numbers to give

    // Damm's quasigroup of order 10: finds every single wrong digit and every swap of neighbours.
    private static readonly byte[][] Damm =
    [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3], [4, 2, 0, 6, 8, 7, 1, 3, 5, 9], [1, 7, 5, 0, 9, 8, 3, 4, 2, 6], [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
        [3, 6, 7, 4, 2, 0, 9, 5, 8, 1], [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7], [9, 4, 3, 8, 6, 1, 7, 2, 0, 5], [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ];

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
                return Written(number);
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

    /// <summary>A number from 1 with its check digit.</summary>
    internal static string Written(long number)
    {
        var digits = (100_000 + number).ToString(CultureInfo.InvariantCulture);
        var check = digits.Aggregate((byte)0, (interim, digit) => Damm[interim][digit - '0']);
        return $"R-{digits}-{check}";
    }
}
