namespace Recovery.Bench;

/// <summary>Durable commands a second, half receive, half acknowledge, of every engine of the build, measured in turns with pgbench on the same server.</summary>
internal static class WriteBench
{
    private const string LimitIs = "pgbench four statements";
    private const int LimitClients = 32; // pgbench has no use for more, nor has the server connections for them
    private const int WarmUp = 8; // seconds, each: until all that matters is compiled for good

    public static async Task Run(Options options)
    {
        var seconds = options.Number("seconds", 4);
        await using var limit = await Pgbench.Start();
        await using var sides = new Several<WriteSide>();
        foreach (var engine in options.Engines)
            sides.Add(await WriteSide.Start(engine, options.Text("host")));
        foreach (var side in sides)
        {
            await side.InProcess(64, WarmUp);
            await side.Http(64, WarmUp, everything: true);
        }

        foreach (var clients in options.Numbers("clients", 1, 8, 32))
        {
            var limits = new List<double>();
            var figures = new List<(string What, string Engine, double Value)>();
            foreach (var (what, run) in (IEnumerable<(string, Func<WriteSide, Task<double>>)>)
            [
                ("in process", side => side.InProcess(clients, seconds)),
                ("http", side => side.Http(clients, seconds, everything: false)),
                ("http, everything on", side => side.Http(clients, seconds, everything: true)),
            ])
            {
                if (options.Text("what") is { } only && only != what)
                    continue;
                limits.Add(await limit.Run(Math.Min(clients, LimitClients), seconds));
                foreach (var side in sides)
                    figures.Add((what, side.Engine, await run(side)));
            }

            limits.Add(await limit.Run(Math.Min(clients, LimitClients), seconds));
            foreach (var (what, engine, value) in figures)
                new Figure("write", what, clients, value, "commands/s", limits.Median(), LimitIs) { Engine = engine }.Print();
        }

        foreach (var side in sides)
        {
            new Figure("write", "resident memory of the host", null, side.HostMegabytes, "MB", 500, "target") { Engine = side.Engine }.Print();
            await side.Check();
        }
    }
}
