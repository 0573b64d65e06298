using Spectre.Console;

namespace Recovery.Cli.Answering;

/// <summary>Shows how far long work has come, on a terminal only, on standard error.</summary>
internal static class Progress
{
    /// <summary>Runs the work; it calls its argument once for each of <paramref name="total"/> steps, from any thread.</summary>
    public static Task<T> Of<T>(string what, int total, bool silent, Func<Action, Task<T>> work) =>
        Run(what, total, silent, bar => work(() => bar?.Increment(1)));

    /// <summary>Runs the work; it reports how many of <paramref name="total"/> are done.</summary>
    public static Task<T> OfCount<T>(string what, int total, bool silent, Func<IProgress<long>, Task<T>> work) =>
        Run(what, total, silent, bar => work(new Count(bar)));

    private static async Task<T> Run<T>(string what, int total, bool silent, Func<ProgressTask?, Task<T>> work)
    {
        if (silent || Console.IsErrorRedirected || total == 0)
            return await work(null).ConfigureAwait(false);

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Progress().AutoClear(enabled: true).StartAsync(context => work(context.AddTask(what, maxValue: total))).ConfigureAwait(false);
    }

    private sealed class Count(ProgressTask? bar) : IProgress<long>
    {
        public void Report(long value)
        {
            if (bar is not null)
                bar.Value = value;
        }
    }
}
