using Microsoft.Extensions.Logging;
using Recovery.Domain;
using Recovery.Engine.Arriving;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;

namespace Recovery.Integrations.Filing;

/// <summary>
/// Files what was kept and not decided, because a process died in between or something failed. What fails again and again waits for a person, overdue
/// from the start: it may be a complaint, and must neither be lost nor tried for ever.
/// </summary>
public sealed partial class UndecidedArrivals(IArrivals arrivals, IEnumerable<IFiling> filings, TimeProvider time, ILogger<UndecidedArrivals> log) : IDuty
{
    /// <summary>Attempts, one a minute, before a person has to see to it.</summary>
    public const int MostAttempts = 10;

    private const int Batch = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);
    private static readonly Actor By = new("arrivals", Role.Integration);

    private readonly Dictionary<ArrivalKind, IFiling> byKind = filings.ToDictionary(filing => filing.Kind);

    /// <summary>How long whoever kept an arrival is left to file it themselves.</summary>
    public static TimeSpan Patience => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public string Name => "arrivals";

    /// <inheritdoc/>
    public async ValueTask<bool> RunOnce(CancellationToken cancellation)
    {
        var undecided = await arrivals.Undecided(Patience, Batch, cancellation).ConfigureAwait(false);
        foreach (var arrival in undecided)
        {
            if (await Trouble(arrival, cancellation).ConfigureAwait(false) is not { } trouble)
                continue;
            NotFiled(arrival.Id, arrival.Attempts, trouble);
            if (arrival.Attempts >= MostAttempts)
                await arrivals.Settle(arrival.Id, [ArrivalState.Kept], new Settlement(ArrivalState.Waiting, DueAt: arrival.At, Reason: Personal.Of(trouble), Code: FilingCodes.CannotBeFiled), cancellation).ConfigureAwait(false);
        }

        return undecided.Count == Batch;
    }

    /// <inheritdoc/>
    public async ValueTask Wait(CancellationToken cancellation) => await Task.Delay(Pause, time, cancellation).ConfigureAwait(false);

    /// <summary>Why it is not filed; null where it is.</summary>
    private async ValueTask<string?> Trouble(Arrival arrival, CancellationToken cancellation)
    {
        if (!byKind.TryGetValue(arrival.Kind, out var filing))
            return "nobody files this kind";
        try
        {
            return await filing.File(arrival, By, cancellation).ConfigureAwait(false) switch
            {
                Filed.Refused no    => no.Code,
                Filed.NotYet not    => not.Code,
                _                   => null,
            };
        }
#pragma warning disable CA1031 // one that cannot be filed must not hold up the others
        catch (Exception failure) when (failure is not StoreUnavailableException && !(failure is OperationCanceledException && cancellation.IsCancellationRequested))
#pragma warning restore CA1031
        {
            return failure.GetType().Name; // its message may repeat somebody's words
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "arrival {Arrival} is not filed at attempt {Attempt}: {Reason}")]
    private partial void NotFiled(Guid arrival, int attempt, string reason);
}
