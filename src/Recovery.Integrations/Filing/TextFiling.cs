using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine.Arriving;
using Recovery.Engine.Handling;
using Recovery.Integrations.Mail.Recognising;

namespace Recovery.Integrations.Filing;

/// <summary>Files text messages: offered to the open cases of their number, else each opens a case.</summary>
public sealed class TextFiling(FilingPorts ports) : PhoneFiling(ports, Channel.Sms)
{
    /// <inheritdoc/>
    public override ArrivalKind Kind => ArrivalKind.Text;

    /// <inheritdoc/>
    public override async ValueTask<Filed> File(Arrival arrival, Actor by, CancellationToken cancellation)
    {
        if (arrival.State is not ArrivalState.Kept)
            return await Settling.AsItStands(arrival, cancellation).ConfigureAwait(false);

        var now = Ports.Clock.Now;
        var cap = Ports.Edges.NewCases;
        var named = await Named(arrival, cancellation).ConfigureAwait(false);
        var reached = await Ports.Arrivals.ReachedBy(arrival.Sender, cancellation).ConfigureAwait(false);
        var earlier = await Ports.Arrivals.OpenedBy(arrival.Sender, now - cap.Window, cancellation).ConfigureAwait(false);
        if (await Settling.Before(arrival.Source, cancellation).ConfigureAwait(false) is { } then) // asked after the open cases: its own may be among them
            return await Settling.OnCase(arrival, then, by, decidedBy: null, cancellation).ConfigureAwait(false);
        return TextArrival.Decide(arrival, named, reached, cap.Of(earlier, now), Ports.DueAt()) switch
        {
            TextDecision.Settle { As: var settlement }  => await Settling.Settle(arrival, settlement, cancellation).ConfigureAwait(false),
            _                                           => await OpenCase(arrival, by, decidedBy: null, cancellation).ConfigureAwait(false),
        };
    }

    private protected override async ValueTask<Filed> OpenCase(Arrival arrival, Actor by, string? decidedBy, CancellationToken cancellation)
    {
        var now = Ports.Clock.Now;
        var complaint = new NewComplaint(
            Channel.Sms,
            LanguageRecognition.Of(arrival.Text) ?? Reception.Undetermined,
            arrival.Text,
            new Complainant(Guid.CreateVersion7(now), arrival.Sender, Phone: Personal.Maybe(arrival.Sender.Reveal())),
            SentAt: arrival.At < now ? arrival.At : null,
            Source: arrival.Source);
        return await Ports.Intake.Prepare(complaint, cancellation).ConfigureAwait(false) is { } receive
            ? await Settling.Give(arrival, receive, by, decidedBy, cancellation).ConfigureAwait(false)
            : new Filed.Refused(FilingCodes.NoPolicy);
    }
}
