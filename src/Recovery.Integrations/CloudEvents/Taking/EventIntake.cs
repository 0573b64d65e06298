using System.Text.Json;
using Recovery.Domain;
using Recovery.Domain.Decisions;
using Recovery.Engine.Delivering;
using Recovery.Engine.Handling;
using Recovery.Engine.Observing;
using Recovery.Engine.Storing;
using Recovery.Integrations.CloudEvents.Catalogue;
using Recovery.Integrations.Filing;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.CloudEvents.Taking;

/// <summary>Takes the events of the catalogue: each leads to a command, an arrival, or a note on a delivery, once, however often it comes.</summary>
public sealed class EventIntake(FilingPorts ports, IDeliveries deliveries)
{
    private readonly PhoneIntake phone = new(ports);
    private readonly OnceOnly once = new(ports.Engine, ports.Store, ports.Cases, ports.Time);

    /// <summary>Takes one event.</summary>
    /// <param name="by">Whose key it was posted with.</param>
    /// <exception cref="StoreUnavailableException">The database does not answer: the same again later is taken.</exception>
    public async ValueTask<Taking> Take(CloudEvent cloudEvent, Actor by, CancellationToken cancellation)
    {
        var (data, faults) = EventCatalogue.Check(cloudEvent);
        if (faults.Count > 0)
            return new Taking.Faulty(faults);
        var given = new GivenEvent(cloudEvent, data, by);
        return cloudEvent.Type switch
        {
            EventTypes.ComplaintReceived                        => await Complaint(given, cancellation).ConfigureAwait(false),
            EventTypes.ContactLinked                            => await Contact(given, cancellation).ConfigureAwait(false),
            EventTypes.CallAnswered or EventTypes.CallMissed    => await Call(given, cancellation).ConfigureAwait(false),
            EventTypes.TextMessageReceived                      => await Text(given, cancellation).ConfigureAwait(false),
            EventTypes.FeedbackReceived                         => await Feedback(given, cancellation).ConfigureAwait(false),
            EventTypes.MessageDelivered or EventTypes.MessageFailed => await TakenReceipt.Note(given, deliveries, cancellation).ConfigureAwait(false),
            _                                                   => new Taking.Faulty([new Fault(Faults.EventTypeUnknown)]),
        };
    }

    private async ValueTask<Taking> Complaint(GivenEvent given, CancellationToken cancellation)
    {
        var complaint = TakenComplaint.Of(given, ports.Clock.Now);
        return await ports.Intake.Prepare(complaint, cancellation).ConfigureAwait(false) is { } receive
            ? await Done(receive, given, EventKeys.Of(given.Event, given.Origin), cancellation).ConfigureAwait(false)
            : new Taking.NoPolicy(complaint.Pack ?? Intake.DefaultPack);
    }

    private async ValueTask<Taking> Contact(GivenEvent given, CancellationToken cancellation) =>
        await Find(given, cancellation).ConfigureAwait(false) is { } id
            ? await Done(TakenContact.Of(given, id), given, EventKeys.Of(given.Event, given.Origin), cancellation).ConfigureAwait(false)
            : new Taking.NotDone(new Outcome.Unknown());

    /// <summary>What the complainant said beside the rating becomes a note: nobody's words are lost, but those of who asked to be forgotten.</summary>
    private async ValueTask<Taking> Feedback(GivenEvent given, CancellationToken cancellation)
    {
        if (await Find(given, cancellation).ConfigureAwait(false) is not { } id)
            return new Taking.NotDone(new Outcome.Unknown());
        var taken = await Done(TakenFeedback.Of(given, id), given, EventKeys.Of(given.Event, origin: null), cancellation).ConfigureAwait(false);
        if (taken is Taking.OnCase && TakenFeedback.Words(given, id) is { } words
            && await Done(words, given, EventKeys.OfPart(given.Event, "words"), cancellation).ConfigureAwait(false) is Taking.NotDone no && no is not { Outcome: Outcome.Refused { Code: Refusals.PersonalDataErased } })
            return no;
        return taken;
    }

    private async ValueTask<Taking> Call(GivenEvent given, CancellationToken cancellation) =>
        Phone.ComputerTelephony.Call(given.Event, ports.Edges.Numbers) is { Value: { } call }
            ? Of(await phone.Take(call, given.Data.Text("complaint"), EventKeys.Proof(given.Event, ports.Clock.Now), given.By, cancellation).ConfigureAwait(false))
            : new Taking.Faulty([new Fault(Faults.DataInvalid)]);

    private async ValueTask<Taking> Text(GivenEvent given, CancellationToken cancellation) =>
        Phone.ComputerTelephony.Text(given.Event, ports.Edges.Numbers) is { Value: { } text }
            ? Of(await phone.Take(text, given.Data.Text("complaint"), EventKeys.Proof(given.Event, ports.Clock.Now), given.By, cancellation).ConfigureAwait(false))
            : new Taking.Faulty([new Fault(Faults.DataInvalid)]);

    private static Taking Of(PhoneTaken taken) => taken switch
    {
        PhoneTaken.Kept { Filed: Filed.Settled settled }    => new Taking.Arrived(settled),
        PhoneTaken.Kept { Filed: var filed }                => new Taking.NotFiled(filed),
        PhoneTaken.Replayed                                 => new Taking.Reused(),
        _                                                   => new Taking.Ignored(),
    };

    private async ValueTask<Taking> Done(IComplaintCommand command, GivenEvent given, IReadOnlyList<IdempotencyKey> keys, CancellationToken cancellation)
    {
        var request = new Request(given.By, Telemetry.CurrentTrace ?? Handle.Of(given.Event.Id)) { Keys = keys };
        return await once.Handle(command, request, cancellation).ConfigureAwait(false) switch
        {
            Outcome.Done done           => new Taking.OnCase(done.Case, command is Domain.Complaints.Receiving.Receive),
            Outcome.DoneBefore done     => new Taking.OnCase(done.Case, command is Domain.Complaints.Receiving.Receive),
            Outcome.KeyReused           => new Taking.Reused(),
            var other                   => new Taking.NotDone(other),
        };
    }

    private async ValueTask<ComplaintId?> Find(GivenEvent given, CancellationToken cancellation) =>
        given.Data.Text("complaint") is { } name && CaseNames.MayBe(name) ? await ports.Cases.Find(name, cancellation).ConfigureAwait(false) : null;
}
