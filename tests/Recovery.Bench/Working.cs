using Recovery.Engine.Timing;

namespace Recovery.Bench;

/// <summary>A duty at work in the background, as the host has it work.</summary>
internal sealed class Working : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private readonly CancellationTokenSource stopping = new();
    private readonly Task working;

    /// <summary>Sets it to work.</summary>
    public Working(IDuty duty) => working = Task.Run(() => Work(duty));

    /// <summary>Waits until something has come about.</summary>
    /// <exception cref="BenchException">It did not, within a quarter of an hour.</exception>
    public async Task Until(Func<Task<bool>> done)
    {
        using var late = new CancellationTokenSource(Patience);
        while (!await done())
        {
            if (working.IsCompleted)
                await working; // what went wrong
            if (late.IsCancellationRequested)
                throw new BenchException($"not done after {Patience.TotalMinutes:0} minutes");
            await Task.Delay(Glance, TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task Work(IDuty duty)
    {
        while (!stopping.IsCancellationRequested)
        {
            while (await duty.RunOnce(stopping.Token))
            {
            }

            await duty.Wait(stopping.Token);
        }
    }
}
