using Recovery.Conformance;
using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using Recovery.Domain;
using Recovery.Engine.Working;
using Recovery.Postgres;
using Recovery.Postgres.Searching;
using Recovery.Postgres.Vault;

namespace Recovery.Bench;

/// <summary>A page of the worklist at many cases, measured in turns with the same page at ten thousand.</summary>
internal static class WorklistBench
{
    private const int Few = 10_000;
    private const string Proportional = "word of a case in 2000, all found are sorted";
    private const double Allowed = 1.5;

    public static async Task Run(Options options)
    {
        var (cases, pages) = (options.Number("cases", 1_000_000), options.Number("pages", 200));
        await using var few = await BenchDatabase.Migrated();
        await using var many = await BenchDatabase.Migrated();
        await using var small = await PostgresEngine.Start(few.Source, Repository.Policies, TestKeys.Masters, TimeProvider.System);
        await using var large = await PostgresEngine.Start(many.Source, Repository.Policies, TestKeys.Masters, TimeProvider.System);
        await Fill(few, Few, small.Clock.Now);
        await Fill(many, cases, large.Clock.Now);

        var (allSmall, allLarge) = (new List<double>(), new List<double>());
        foreach (var (what, query) in Queries())
        {
            var (atSmall, atLarge) = (new List<double>(), new List<double>());
            var (deepSmall, deepLarge) = what == "deep page" ? (await Deep(small), await Deep(large)) : (null, null);
            for (var n = -20; n < pages; n++) // the first are not counted: plans are made
            {
                var (one, other) = (await Milliseconds(small, query(n + 20) with { After = deepSmall }), await Milliseconds(large, query(n + 20) with { After = deepLarge }));
                if (n < 0)
                    continue;
                atSmall.Add(one);
                atLarge.Add(other);
            }

            Print(what, cases, atSmall, atLarge);
            if (what == Proportional)
                continue;
            allSmall.AddRange(atSmall);
            allLarge.AddRange(atLarge);
        }

        Print("every kind whose page does not grow with the list", cases, allSmall, allLarge);
    }

    private static IEnumerable<(string What, Func<int, WorklistQuery> Query)> Queries() =>
    [
        ("first page", _ => new WorklistQuery()),
        ("deep page", _ => new WorklistQuery()),
        ("assignee", n => new WorklistQuery(Assignee: $"agent-{n % 100}")),
        ("team", n => new WorklistQuery(Team: $"team-{n % 10}")),
        ("channel and stage", n => new WorklistQuery(Channel: Enum.GetValues<Domain.Sla.Channel>()[n % 6], Stage: (Stage)(1 + (n % 2)))),
        ("breached", _ => new WorklistQuery(Breached: true)),
        ("not breached", _ => new WorklistQuery(Breached: false)),
        ("rare word", n => new WorklistQuery(Text: $"chauffage rare{n * 7}")),
        (Proportional, n => new WorklistQuery(Text: $"chauffage mot{n * 7 % 2000}")),
    ];

    private static async Task<double> Milliseconds(PostgresEngine node, WorklistQuery query)
    {
        var watch = Stopwatch.GetTimestamp();
        await node.Worklist.Page(query, node.Clock.Now, CancellationToken.None);
        return Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
    }

    /// <summary>The cursor after 5,000 rows.</summary>
    private static async Task<string?> Deep(PostgresEngine node)
    {
        string? after = null;
        for (var page = 0; page < 10; page++)
            after = (await node.Worklist.Page(new WorklistQuery(After: after, Limit: 500), node.Clock.Now, CancellationToken.None)).Next;
        return after;
    }

    /// <summary>A list of so many open cases, with their words.</summary>
    public static async Task Fill(BenchDatabase database, int cases, DateTimeOffset now)
    {
        await database.Execute("create unlogged table bench_words (complaint_id uuid, language text, document tsvector)");
        await using (var command = database.Source.CreateCommand(BenchDatabase.Text("worklist_rows")))
        {
            command.CommandTimeout = 0;
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = cases });
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime });
            await command.ExecuteNonQueryAsync();
        }

        await Hash(database);
        await database.Execute("drop table bench_words");
        await database.Execute("vacuum analyze");
    }

    /// <summary>The words as the follower stores them: each a keyed hash.</summary>
    private static async Task Hash(BenchDatabase database)
    {
        var words = new HashedWords((await HouseKey.Open(database.Source, TestKeys.Masters, CancellationToken.None)).Words);
        await using var from = await database.Source.OpenConnectionAsync();
        await using var to = await database.Source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select complaint_id, language, document from bench_words", from) { CommandTimeout = 0 };
        await using var rows = await command.ExecuteReaderAsync();
        await using var copy = await to.BeginTextImportAsync("copy recovery.search (complaint_id, language, document) from stdin");
        while (await rows.ReadAsync())
            await copy.WriteLineAsync($"{rows.GetGuid(0)}\t{rows.GetString(1)}\t{words.Document(rows.GetFieldValue<NpgsqlTsVector>(2))}");
    }

    private static void Print(string what, int cases, List<double> few, List<double> many) =>
        new Figure("worklist", $"page of 50, p95, {cases} cases: {what}", null, many.Quantile(0.95), "ms", few.Quantile(0.95) * Allowed, $"{Allowed} times p95 at {Few} cases").Print();
}
