using System.Security.Cryptography;
using System.Text;
using Recovery.Domain;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Arriving;
using Recovery.Engine.Handling;
using Recovery.Engine.Observing;
using Recovery.Engine.Storing;

namespace Recovery.Integrations.Filing;

/// <summary>
/// Gives the command of an arrival, once, and writes down what became of it. The key of the command is the arrival's source: whoever comes again,
/// after a crash or at the same time, finds the case it is on, whatever they were about to do.
/// </summary>
public sealed class Settling(FilingPorts ports)
{
    private static readonly ArrivalState[] Open = [ArrivalState.Kept, ArrivalState.Waiting, ArrivalState.SetAside, ArrivalState.Dismissed];
    private readonly OnceOnly once = new(ports.Engine, ports.Store, ports.Cases, ports.Time);

    /// <summary>An arrival as it stands, with the case as it stood when the arrival came on it.</summary>
    public async ValueTask<Filed> AsItStands(Arrival arrival, CancellationToken cancellation)
    {
        if (arrival is not { State: ArrivalState.Filed, Complaint: { } complaint })
            return new Filed.Settled(arrival);
        return await Before(arrival.Source, cancellation).ConfigureAwait(false) is { } then
            ? new Filed.Settled(arrival, then, Opened(then))
            : new Filed.Settled(arrival, (await ports.Cases.Now(complaint, cancellation).ConfigureAwait(false))?.Case);
    }

    /// <summary>The case that a source came on before, as it stood then; null where it came on none.</summary>
    public async ValueTask<CaseSnapshot?> Before(SourceRef source, CancellationToken cancellation)
    {
        var (scope, id) = (Key(source).Scope, source.Id);
        return await ports.Store.FindKey(scope, id, cancellation).ConfigureAwait(false) is { } record
            ? (await ports.Cases.AtVersion(record.Complaint, record.Version, cancellation).ConfigureAwait(false))?.Case
            : null;
    }

    /// <summary>Gives the command and settles the arrival on the case it came on.</summary>
    /// <param name="decidedBy">The person who decided; null where rules did.</param>
    /// <param name="remark">A note on the case, where the arrival opened it; written before the arrival is settled, so that a crash in between loses none.</param>
    public async ValueTask<Filed> Give(Arrival arrival, IComplaintCommand command, Actor by, string? decidedBy, CancellationToken cancellation, Func<CaseSnapshot, AddNote?>? remark = null) =>
        await Patiently(command, by, Key(arrival.Source), cancellation).ConfigureAwait(false) switch
        {
            Outcome.Done { Case: var at }          => await OnCase(arrival, at, by, decidedBy, cancellation, remark).ConfigureAwait(false),
            Outcome.DoneBefore { Case: var then }  => await OnCase(arrival, then, by, decidedBy, cancellation, remark).ConfigureAwait(false),
            Outcome.KeyInFlight or Outcome.Contended => new Filed.NotYet(FilingCodes.BeingFiled),
            Outcome.Refused no                     => new Filed.Refused(no.Code, no.Detail),
            Outcome.Unknown                        => new Filed.Refused(FilingCodes.UnknownCase),
            var other                              => new Filed.Refused(FilingCodes.CannotBeFiled, other.GetType().Name),
        };

    /// <summary>Writes down that it is on a case. The case has it, so this is true wherever it stood.</summary>
    /// <inheritdoc cref="Give"/>
    public async ValueTask<Filed> OnCase(Arrival arrival, CaseSnapshot at, Actor by, string? decidedBy, CancellationToken cancellation, Func<CaseSnapshot, AddNote?>? remark = null)
    {
        if (Opened(at) && remark?.Invoke(at) is { } note)
            await Patiently(note, by, Key(new SourceRef(arrival.Source.System, arrival.Source.Id + "/note")), cancellation).ConfigureAwait(false); // a hint: that it cannot be written undoes nothing
        return await Settle(arrival, Open, new Settlement(ArrivalState.Filed, at.Id, By: decidedBy), cancellation, at).ConfigureAwait(false);
    }

    /// <summary>Writes down a decision on an arrival that stands undecided; where somebody was faster, theirs counts.</summary>
    public ValueTask<Filed> Settle(Arrival arrival, Settlement settlement, CancellationToken cancellation) => Settle(arrival, [ArrivalState.Kept], settlement, cancellation);

    private async ValueTask<Filed> Settle(Arrival arrival, ArrivalState[] from, Settlement settlement, CancellationToken cancellation, CaseSnapshot? at = null)
    {
        var settled = await ports.Arrivals.Settle(arrival.Id, from, settlement, cancellation).ConfigureAwait(false);
        if (settled)
            Telemetry.Arrived(Words.Of(arrival.Kind), Words.Of(settlement.State));
        var now = await ports.Arrivals.Find(arrival.Id, cancellation).ConfigureAwait(false) ?? arrival;
        return settled && at is not null ? new Filed.Settled(now, at, Opened(at)) : await AsItStands(now, cancellation).ConfigureAwait(false);
    }

    /// <summary>Whoever is about the same is waited for: their answer is ours.</summary>
    private ValueTask<Outcome> Patiently(IComplaintCommand command, Actor by, IdempotencyKey key, CancellationToken cancellation) =>
        once.Handle(command, new Request(by, Telemetry.CurrentTrace) { Keys = [key] }, cancellation);

    /// <summary>Its hash is that of the source alone: what is decided may differ between two who decide, and only one of them is right.</summary>
    private static IdempotencyKey Key(SourceRef source) => new("source:" + source.System, source.Id, SHA256.HashData(Encoding.UTF8.GetBytes(source.Id)));

    /// <summary>Receiving is the first event of a case, and alone.</summary>
    private static bool Opened(CaseSnapshot at) => at.Version == 1;
}
