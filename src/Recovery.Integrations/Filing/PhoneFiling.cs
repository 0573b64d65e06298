using System.Security.Cryptography;
using System.Text;
using Polly;
using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Sla;
using Recovery.Engine.Arriving;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;
using Outcome = Recovery.Engine.Handling.Outcome;

namespace Recovery.Integrations.Filing;

/// <summary>What filing calls and filing text messages have in common.</summary>
public abstract class PhoneFiling(PhonePorts ports, Channel channel) : IFiling
{
    private static readonly ArrivalState[] Open = [ArrivalState.Kept, ArrivalState.Waiting, ArrivalState.SetAside];

    private readonly ResiliencePipeline<Outcome> patiently = FilingPipelines.SameAgain(ports.Time);

    /// <inheritdoc/>
    public abstract ArrivalKind Kind { get; }

    /// <summary>What it speaks to.</summary>
    protected PhonePorts Ports { get; } = ports;

    /// <inheritdoc/>
    public abstract ValueTask<Filed> File(Arrival arrival, Actor by, CancellationToken cancellation);

    /// <inheritdoc/>
    public async ValueTask<Filed> FileOn(Arrival arrival, ComplaintId? complaint, Actor by, CancellationToken cancellation)
    {
        if (!Open.Contains(arrival.State))
            return new Filed.Refused(FilingCodes.IsSettled);
        if (complaint is not { } id)
            return await OpenCase(arrival, by, by.Name, cancellation).ConfigureAwait(false);

        var link = new LinkContact(id, channel, arrival.Direction, arrival.Text, arrival.Source);
        return await Settle(arrival, await Give(link, arrival, by, cancellation).ConfigureAwait(false), by.Name, cancellation).ConfigureAwait(false);
    }

    /// <summary>Makes a new case of it.</summary>
    /// <param name="decidedBy">Null where that was the engine.</param>
    private protected abstract ValueTask<Filed> OpenCase(Arrival arrival, Actor by, string? decidedBy, CancellationToken cancellation);

    /// <summary>The case that the exchange named; null where it named none, or none there is.</summary>
    private protected async ValueTask<ComplaintId?> Named(Arrival arrival, CancellationToken cancellation) =>
        arrival.Subject?.Reveal() is { } name && CaseNames.MayBe(name)
        && await Ports.Cases.Find(name, cancellation).ConfigureAwait(false) is { } id
        && await Ports.Cases.Now(id, cancellation).ConfigureAwait(false) is not null
            ? id
            : null;

    /// <summary>Settles it where its command was given before and nobody came to write that down; null where it was not.</summary>
    private protected async ValueTask<Filed?> DoneBefore(Arrival arrival, CancellationToken cancellation) =>
        await Ports.Store.FindKey(Scope(arrival), arrival.Source.Id, cancellation).ConfigureAwait(false) is { } done
        && await Ports.Cases.AtVersion(done.Complaint, done.Version, cancellation).ConfigureAwait(false) is { } then
            ? await Settle(arrival, OnCase(then.Case, decidedBy: null), then.Case, cancellation).ConfigureAwait(false)
            : null;

    /// <summary>Gives a command under the arrival's own identity: whoever comes first with it has done it, to whichever case.</summary>
    private protected async ValueTask<Outcome> Give(IComplaintCommand command, Arrival arrival, Actor by, CancellationToken cancellation)
    {
        var request = new Request(by, CorrelationId: arrival.Id.ToString("N"))
        {
            Keys = [new IdempotencyKey(Scope(arrival), arrival.Source.Id, SHA256.HashData(Encoding.UTF8.GetBytes($"arrival\n{arrival.Source}")))],
        };
        return await patiently.ExecuteAsync(async token => await Ports.Engine.Handle(command, request, token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
    }

    /// <summary>Writes down what came of a command.</summary>
    private protected async ValueTask<Filed> Settle(Arrival arrival, Outcome outcome, string? decidedBy, CancellationToken cancellation) => outcome switch
    {
        Outcome.Done done           => await Settle(arrival, OnCase(done.Case, decidedBy), done.Case, cancellation).ConfigureAwait(false),
        Outcome.DoneBefore done     => await Settle(arrival, OnCase(done.Case, decidedBy), done.Case, cancellation).ConfigureAwait(false),
        Outcome.Refused no          => new Filed.Refused(no.Code, no.Detail),
        Outcome.Unknown             => new Filed.Refused(FilingCodes.UnknownCase),
        _                           => new Filed.NotYet(FilingCodes.BeingFiled),
    };

    /// <summary>Writes down what was decided; where somebody else decided meanwhile, that stands.</summary>
    private protected async ValueTask<Filed> Settle(Arrival arrival, Settlement settlement, CaseSnapshot? on, CancellationToken cancellation)
    {
        ArrivalState[] from = settlement.State is ArrivalState.Filed ? Open : [ArrivalState.Kept]; // a rule decides once, what is on a case is on it
        await Ports.Arrivals.Settle(arrival.Id, from, settlement, cancellation).ConfigureAwait(false);
        return new Filed.Settled(await Ports.Arrivals.Find(arrival.Id, cancellation).ConfigureAwait(false) ?? arrival, on, Opened: on?.Version == 1);
    }

    private static string Scope(Arrival arrival) => "source:" + arrival.Source.System;

    private static Settlement OnCase(CaseSnapshot now, string? decidedBy) => new(ArrivalState.Filed, now.Id, By: decidedBy);
}
