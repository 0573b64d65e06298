using Recovery.Domain;
using Recovery.Engine.Arriving;
using Recovery.Engine.Observing;

namespace Recovery.Integrations.Filing;

/// <summary>What a person decides on an arrival: where it goes, or that nothing is to be done.</summary>
public sealed class HandFiling(FilingPorts ports, IEnumerable<IFiling> filings)
{
    private readonly Dictionary<ArrivalKind, IFiling> byKind = filings.ToDictionary(filing => filing.Kind);
    private readonly Settling settling = new(ports);

    /// <summary>Files what waits, was set aside or was dismissed: to a case, or as a new one where none is named.</summary>
    public async ValueTask<Filed> File(Arrival arrival, ComplaintId? complaint, Actor by, CancellationToken cancellation) => arrival.State switch
    {
        ArrivalState.Kept                                                              => new Filed.NotYet(FilingCodes.BeingFiled),
        ArrivalState.Filed when complaint is null || complaint == arrival.Complaint    => await settling.AsItStands(arrival, cancellation).ConfigureAwait(false),
        ArrivalState.Filed                                                             => new Filed.Refused(FilingCodes.IsSettled, await ReferenceOf(arrival, cancellation).ConfigureAwait(false)),
        _ when byKind.TryGetValue(arrival.Kind, out var filing)                        => await filing.FileOn(arrival, complaint, by, cancellation).ConfigureAwait(false),
        _                                                                              => new Filed.Refused(FilingCodes.CannotBeFiled, Words.Of(arrival.Kind)),
    };

    /// <summary>Nothing is to be done about what waits or was set aside; said twice it is so already.</summary>
    public async ValueTask<Filed> Dismiss(Arrival arrival, Personal reason, Actor by, CancellationToken cancellation)
    {
        var settlement = new Settlement(ArrivalState.Dismissed, By: by.OnBehalfOf ?? by.Name, Reason: reason);
        if (await ports.Arrivals.Settle(arrival.Id, [ArrivalState.Waiting, ArrivalState.SetAside], settlement, cancellation).ConfigureAwait(false))
            Telemetry.Arrived(Words.Of(arrival.Kind), Words.Of(settlement.State));
        var now = await ports.Arrivals.Find(arrival.Id, cancellation).ConfigureAwait(false) ?? arrival;
        return now.State switch
        {
            ArrivalState.Dismissed  => new Filed.Settled(now),
            ArrivalState.Filed      => new Filed.Refused(FilingCodes.IsSettled, await ReferenceOf(now, cancellation).ConfigureAwait(false)),
            _                       => new Filed.NotYet(FilingCodes.BeingFiled),
        };
    }

    private async ValueTask<string?> ReferenceOf(Arrival arrival, CancellationToken cancellation) =>
        arrival.Complaint is { } id ? (await ports.Cases.Now(id, cancellation).ConfigureAwait(false))?.Case.State.Reference : null;
}
