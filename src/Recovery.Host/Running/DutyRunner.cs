using System.Collections.Concurrent;
using Recovery.Api.Standing;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;

namespace Recovery.Host.Running;

/// <summary>Runs every background duty in a loop of its own: to the end of its work, then until it is worth running again. A failure is logged, shown in health, and tried again ever more slowly.</summary>
public sealed partial class DutyRunner(IEnumerable<IDuty> duties, TimeProvider time, ILogger<DutyRunner> log) : BackgroundService, IStanding
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StoreWait = TimeSpan.FromSeconds(1); // once the database is back, work goes on within seconds
    private readonly ConcurrentDictionary<string, string> troubles = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<string?> Trouble(CancellationToken cancellation) =>
        ValueTask.FromResult(troubles.IsEmpty ? null : string.Join("; ", troubles.Select(trouble => $"duty {trouble.Key}: {trouble.Value}").Order(StringComparer.Ordinal)));

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(duties.Select(duty => Task.Run(() => Run(duty, stoppingToken), stoppingToken)));

    private async Task Run(IDuty duty, CancellationToken stopping)
    {
        var failures = 0;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (await duty.RunOnce(stopping))
                    stopping.ThrowIfCancellationRequested();
                Recovered(duty, ref failures);
                await duty.Wait(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (StoreUnavailableException unavailable)
            {
                if (troubles.TryAdd(duty.Name, unavailable.Message))
                    Waits(duty.Name, unavailable.Message);
                failures++;
                await Task.Delay(StoreWait, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
#pragma warning disable CA1031 // whatever went wrong, the duty goes on and health tells
            catch (Exception failure)
#pragma warning restore CA1031
            {
                troubles[duty.Name] = failure.Message;
                Failed(failure, duty.Name, ++failures);
                await Task.Delay(Wait(failures), time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Recovered(IDuty duty, ref int failures)
    {
        if (failures > 0)
            GoesOn(duty.Name, failures);
        failures = 0;
        troubles.TryRemove(duty.Name, out _);
    }

    /// <summary>0.5 s, 1 s, 2 s … 30 s.</summary>
    private static TimeSpan Wait(int failures) => failures > 6 ? LongestWait : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, failures - 2)));

    [LoggerMessage(1, LogLevel.Error, "duty {Duty} failed, {Failures} times in a row; it is tried again")]
    private partial void Failed(Exception failure, string duty, int failures);

    [LoggerMessage(3, LogLevel.Warning, "duty {Duty} waits for the store: {Reason}")]
    private partial void Waits(string duty, string reason);

    [LoggerMessage(2, LogLevel.Information, "duty {Duty} goes on after {Failures} failures")]
    private partial void GoesOn(string duty, int failures);
}
