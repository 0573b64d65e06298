using Recovery.Bench;
using Recovery.Choosing;

const string usage = """
    Recovery.Bench NAME [OPTION …]: one JSON line per figure on standard output, all else on standard error.

      write     [--seconds 4] [--clients 1,8,32] [--what NAME] [--engine E] [--host Recovery.Host.dll]   commands/s in process and over HTTP, beside pgbench
      timers    [--cases 100000] [--spread 10000] [--seconds 60] [--engine E]   drain rate, and lateness
      worklist  [--cases 1000000] [--pages 200]                               page of 50, beside a list of 10,000
      screen    [--cases 100000] [--pages 100] [--host Recovery.Host.dll]     the worklist's pages over HTTP
      export    [--cases 100000]                                              the whole log in every format, beside reading it
      rebuild   [--cases 150000]                                              replay of the log and rebuild of the worklist
      verify    [--events 100000] [--seconds 4]                               notary and verification of the log, beside writing

    write and timers measure every engine of the build in turns, unless --engine names one (postgres or critterstack).
    RECOVERY_DB or RECOVERY_TEST_DB holds the connection string of a server that may create databases.
    """;

try
{
    var (name, options) = args is [var first, .. var rest] ? (first, Options.Read(rest)) : ("", Options.Read([]));
    switch (name)
    {
        case "write":
            await WriteBench.Run(options);
            return 0;
        case "timers":
            await TimersBench.Run(options);
            return 0;
        case "worklist":
            await WorklistBench.Run(options);
            return 0;
        case "screen":
            await ScreenBench.Run(options);
            return 0;
        case "export":
            await ExportBench.Run(options);
            return 0;
        case "rebuild":
            await RebuildBench.Run(options);
            return 0;
        case "verify":
            await VerifyBench.Run(options);
            return 0;
        default:
            await Console.Error.WriteLineAsync(usage);
            return 2;
    }
}
catch (Exception wrong) when (wrong is BenchException or EngineNotHereException)
{
    await Console.Error.WriteLineAsync("bench: " + wrong.Message);
    return 1;
}
