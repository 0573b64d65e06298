using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Sla;
using Recovery.Engine.Arriving;

namespace Recovery.Integrations.Filing;

/// <summary>What filing calls and filing text messages have in common.</summary>
public abstract class PhoneFiling(FilingPorts ports, Channel channel) : IFiling
{
    /// <inheritdoc/>
    public abstract ArrivalKind Kind { get; }

    /// <summary>What it speaks to.</summary>
    protected FilingPorts Ports { get; } = ports;

    /// <summary>What carries decisions out.</summary>
    protected Settling Settling { get; } = new(ports);

    /// <inheritdoc/>
    public abstract ValueTask<Filed> File(Arrival arrival, Actor by, CancellationToken cancellation);

    /// <inheritdoc/>
    public async ValueTask<Filed> FileOn(Arrival arrival, ComplaintId? complaint, Actor by, CancellationToken cancellation)
    {
        var person = by.OnBehalfOf ?? by.Name;
        return complaint is { } id
            ? await Settling.Give(arrival, new LinkContact(id, channel, arrival.Direction, arrival.Text, arrival.Source), by, person, cancellation).ConfigureAwait(false)
            : await OpenCase(arrival, by, person, cancellation).ConfigureAwait(false);
    }

    /// <summary>Makes a new case of it.</summary>
    /// <param name="decidedBy">Null where rules did.</param>
    private protected abstract ValueTask<Filed> OpenCase(Arrival arrival, Actor by, string? decidedBy, CancellationToken cancellation);

    /// <summary>The case that the exchange named; null where it named none, none there is, or nothing more is written on it.</summary>
    private protected async ValueTask<ComplaintId?> Named(Arrival arrival, CancellationToken cancellation) =>
        arrival.Subject?.Reveal() is { } name && CaseNames.MayBe(name)
        && await Ports.Cases.Find(name, cancellation).ConfigureAwait(false) is { } id
        && await Ports.Cases.Now(id, cancellation).ConfigureAwait(false) is { Case.State.Erased: false }
            ? id
            : null;
}
