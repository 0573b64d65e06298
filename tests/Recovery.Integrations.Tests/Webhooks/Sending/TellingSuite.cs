using System.Net;
using Recovery.Conformance;
using Recovery.Engine;
using Recovery.Engine.Delivering;
using Recovery.Engine.Subscribing;
using Recovery.Engine.Timing;
using Recovery.Integrations.Webhooks;
using Recovery.Integrations.Webhooks.Sending;
using Recovery.Postgres.Tests;
using House = Recovery.Integrations.Edges;

namespace Recovery.Integrations.Tests.Webhooks.Sending;

/// <summary>A node that tells real receivers, on time that only the test moves.</summary>
public abstract class TellingSuite : Suite
{
    private readonly List<IAsyncDisposable> made = [];

    internal ManualTime Time { get; } = new(Tuesday);

    protected override IBacking Backing { get; } = new OnPostgres();

    internal static House House(params IPNetwork[] allowed) => new()
    {
        Source = "urn:house:test",
        Webhooks = new TargetSettings(AllowHttp: true, allowed, [.. Enumerable.Range(1024, 64_000)]),
    };

    internal static readonly IPNetwork Loopback = IPNetwork.Parse("127.0.0.0/8");

    public override async ValueTask DisposeAsync()
    {
        foreach (var one in made)
            await one.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal async Task<Receiver> Listening()
    {
        var receiver = await Receiver.Start();
        receiver.Now = () => Clock.Now;
        made.Add(receiver);
        return receiver;
    }

    internal WebhookDelivery Telling(IEngineNode node, House? house = null, ResolveHost? resolve = null)
    {
        var pipelines = new EdgePipelines(Time);
        made.Add(pipelines);
        var edges = house ?? House(Loopback);
        return new WebhookDelivery(node.Store, node.Subscriptions, new WebhookSender(edges, pipelines, Clock, resolve), edges, Time);
    }

    internal async Task<Subscription> Subscribed(IEngineNode node, Receiver receiver, Uri? url = null, params string[] secrets)
    {
        var subscription = new Subscription(Guid.CreateVersion7(), "warehouse", url ?? receiver.Url, [], secrets.Length > 0 ? secrets : [receiver.Secret], Clock.Now, "admin-1");
        await node.Subscriptions.Add(subscription, CancellationToken.None);
        return subscription;
    }

    internal void Pass(TimeSpan time)
    {
        Clock.Now += time;
        Time.Advance(time);
    }

    internal static async Task Couriered(IEngineNode node)
    {
        var courier = node.Courier(mail: false);
        while (await courier.RunOnce(CancellationToken.None))
        {
        }
    }

    /// <summary>Runs the relay until nothing more is due.</summary>
    internal static async Task Relayed(IDuty relay)
    {
        while (await relay.RunOnce(CancellationToken.None))
        {
        }
    }

    /// <summary>The one row that waits for a subscription, delivered once.</summary>
    internal async Task<(ClaimedMessage Message, DeliveryResult Result)> Told(IEngineNode node, WebhookDelivery delivery)
    {
        await Couriered(node);
        var claimed = (await node.Outbox.Claim([Kinds.Webhook], 1, TimeSpan.FromMinutes(5), Clock.Now, CancellationToken.None)).ShouldHaveSingleItem();
        return (claimed, await delivery.Deliver(claimed, CancellationToken.None));
    }
}
