using Recovery.Domain;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;
using Recovery.Engine.Arriving;

namespace Recovery.Integrations.Filing;

/// <summary>Files calls: they wait for a person, with the cases of their number offered and a clock of their own.</summary>
public sealed class CallFiling(FilingPorts ports) : PhoneFiling(ports, Channel.Phone)
{
    /// <inheritdoc/>
    public override ArrivalKind Kind => ArrivalKind.Call;

    /// <inheritdoc/>
    public override async ValueTask<Filed> File(Arrival arrival, Actor by, CancellationToken cancellation)
    {
        if (arrival.State is not ArrivalState.Kept)
            return await Settling.AsItStands(arrival, cancellation).ConfigureAwait(false);
        var named = await Named(arrival, cancellation).ConfigureAwait(false);
        var reached = await Ports.Arrivals.ReachedBy(arrival.Sender, cancellation).ConfigureAwait(false);
        return await Settling.Settle(arrival, CallArrival.Decide(named, reached, Ports.DueAt()), cancellation).ConfigureAwait(false);
    }

    /// <summary>A call leaves no words: the complaint is taken with the intake form, and the call then filed on it.</summary>
    private protected override ValueTask<Filed> OpenCase(Arrival arrival, Actor by, string? decidedBy, CancellationToken cancellation) =>
        ValueTask.FromResult<Filed>(new Filed.Refused(Refusals.NarrativeEmpty));
}
