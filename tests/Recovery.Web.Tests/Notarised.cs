namespace Recovery.Web.Tests;

/// <summary>Waiting for the notary.</summary>
internal static class Notarised
{
    /// <summary>Until a signed head reaches the last event of a case.</summary>
    public static async Task AllSigned(this WebHost host, string reference)
    {
        var last = (await host.Case(reference)).Position;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await host.Ports.Notarised.Latest(patience.Token))?.LastPosition is not { } signed || signed < last)
            await host.Ports.Changes.Grown(long.MaxValue - 1, TimeSpan.FromMilliseconds(100), patience.Token);
    }
}
