using Recovery.Engine.Storing;
using Recovery.Engine.Timing;

namespace Recovery.Postgres.Tests;

/// <summary>Duties as a host runs them, without its pauses.</summary>
internal static class Duties
{
    /// <summary>Until there is nothing more to do at once.</summary>
    public static async Task Drain(this IDuty duty)
    {
        while (await duty.RunOnce(CancellationToken.None))
        {
        }
    }

    /// <summary>Again and again beside writers, and once more after the last of them.</summary>
    public static async Task Follow(this IDuty duty, CancellationToken stop)
    {
        while (true)
        {
            var stopping = stop.IsCancellationRequested;
            try
            {
                await duty.Drain();
            }
            catch (StoreUnavailableException)
            {
                continue; // a writer was slow on a busy machine: tried again
            }

            if (stopping)
                return;
            await Task.Yield();
        }
    }
}
