namespace Recovery.Integrations.Tests;

/// <summary>What must end, however busy the machine is: what blows up never does.</summary>
internal static class Patience
{
    private static readonly TimeSpan Endless = TimeSpan.FromMinutes(5);

    /// <summary>The result of work that ends.</summary>
    public static T Ends<T>(Func<T> work)
    {
        var working = Task.Run(work);
        if (!working.Wait(Endless))
            throw new TimeoutException("it does not end");
        return working.Result;
    }
}
