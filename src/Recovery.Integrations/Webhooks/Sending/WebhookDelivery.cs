using System.Globalization;
using Recovery.Engine.Delivering;
using Recovery.Engine.Storing;
using Recovery.Engine.Subscribing;

namespace Recovery.Integrations.Webhooks.Sending;

/// <summary>Tells a subscriber of one event. The outbox tries again; a subscriber that is down for a while is left in peace and misses nothing.</summary>
public sealed class WebhookDelivery(IEventStore store, ISubscriptions subscriptions, WebhookSender sender, Edges edges, TimeProvider time) : IDelivery
{
    private const string Gone = "answered 410";

    private readonly KnownSubscriptions known = new(subscriptions, time);

    /// <inheritdoc/>
    public string Kind => Kinds.Webhook;

    /// <inheritdoc/>
    public async ValueTask<DeliveryResult> Deliver(ClaimedMessage message, CancellationToken cancellation)
    {
        if (!Guid.TryParse(message.Target, out var id) || await known.Find(id, cancellation).ConfigureAwait(false) is not { } to)
            return new DeliveryResult.NotSent("the subscription was removed");
        if (to.DisabledBecause is not null)
            return new DeliveryResult.Never("subscription disabled");
        if (sender.Check(to.Url.AbsoluteUri).Fault is { } fault)
            return new DeliveryResult.Never(fault.Code);

        var history = (await store.Read(message.Complaint, cancellation).ConfigureAwait(false)).TakeWhile(e => e.Position <= message.Position).ToList();
        if (history is not [.., var told] || told.Position != message.Position)
            return new DeliveryResult.NotSent("the event is unknown");

        var called = await sender.Send(to, IdOf(message), EventContent.Of(history, edges.Source), cancellation).ConfigureAwait(false);
        return called switch
        {
            { Answer: { } answer }       => await Meant(answer, message, to, cancellation).ConfigureAwait(false),
            { Why: Unanswered.TimedOut } => new DeliveryResult.Later(called.Reason),
            _                            => new DeliveryResult.Later(called.Reason, called.Wait, Counts: false),
        };
    }

    /// <summary>The same for every try and every subscriber, without a full stop: that separates what is signed.</summary>
    private static string IdOf(ClaimedMessage message) => string.Create(CultureInfo.InvariantCulture, $"evt_{message.Position}");

    private async ValueTask<DeliveryResult> Meant(WebhookAnswer answer, ClaimedMessage message, Subscription to, CancellationToken cancellation)
    {
        switch (Answers.Of(answer.Status))
        {
            case Meaning.Done:
                return new DeliveryResult.Delivered();
            case Meaning.Disable:
                await subscriptions.Disable(to.Id, Gone, cancellation).ConfigureAwait(false);
                known.Forget();
                return new DeliveryResult.Never(Gone);
            default:
                return new DeliveryResult.Later(answer.Reason, Answers.Wait(message.Attempt, message.Complaint.Value, answer.Status, answer.RetryAfter));
        }
    }
}
