using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Engine.Arriving;
using Recovery.Integrations.Phone;

namespace Recovery.Integrations.Filing;

/// <summary>What taking a call or a text message came to.</summary>
public abstract record PhoneTaken
{
    private PhoneTaken()
    {
    }

    /// <summary>Nothing to keep: it still rings, or one of ours to somebody we do not know.</summary>
    public sealed record Ignored : PhoneTaken;

    /// <summary>Its proof came before with another content.</summary>
    public sealed record Replayed : PhoneTaken;

    /// <summary>Kept, and this is what filing it came to.</summary>
    public sealed record Kept(Filed Filed) : PhoneTaken;
}

/// <summary>Takes calls and text messages, whatever they came by: kept first, then filed. A crash in between is repaired by whoever comes again.</summary>
public sealed class PhoneIntake(FilingPorts ports)
{
    private readonly CallFiling calls = new(ports);
    private readonly TextFiling texts = new(ports);

    /// <summary>Takes a call.</summary>
    /// <param name="named">The case the exchange says it belongs to.</param>
    public ValueTask<PhoneTaken> Take(PhoneCall call, string? named, SeenProof? proof, Actor by, CancellationToken cancellation) =>
        CallArrival.Of(call, named, ports.Clock.Now) is { } arrival ? Take(arrival, calls, proof, by, cancellation) : ValueTask.FromResult<PhoneTaken>(new PhoneTaken.Ignored());

    /// <summary>Takes a text message.</summary>
    /// <param name="named">The case the operator says it belongs to.</param>
    public ValueTask<PhoneTaken> Take(TextMessage text, string? named, SeenProof? proof, Actor by, CancellationToken cancellation) =>
        Take(TextArrival.Of(text, named, ports.Clock.Now), texts, proof, by, cancellation);

    private async ValueTask<PhoneTaken> Take(NewArrival arrival, PhoneFiling filing, SeenProof? proof, Actor by, CancellationToken cancellation)
    {
        if (arrival.Direction is Direction.Out && !await IsOurs(arrival, cancellation).ConfigureAwait(false))
            return new PhoneTaken.Ignored(); // whom else the house calls is not ours to keep
        return await ports.Arrivals.Keep(arrival, proof, cancellation).ConfigureAwait(false) is Keeping.Kept { Arrival: var kept }
            ? new PhoneTaken.Kept(await filing.File(kept, by, cancellation).ConfigureAwait(false))
            : new PhoneTaken.Replayed();
    }

    private async ValueTask<bool> IsOurs(NewArrival arrival, CancellationToken cancellation) =>
        arrival.Subject is not null || await ports.Arrivals.ReachedBy(arrival.Sender, cancellation).ConfigureAwait(false) is { Count: > 0 };
}
