using System.Net;
using System.Text.Json;
using Recovery.Domain;
using Recovery.Engine.Delivering;
using Recovery.Integrations.Webhooks.Sending;

namespace Recovery.Integrations.Tests.Webhooks.Sending;

/// <summary>One event to a receiver that takes it, fails, hangs, closes, sends us elsewhere, asks for time, or is gone.</summary>
public sealed class WebhookDeliveryTests : TellingSuite
{
    [Fact]
    public async Task A_receiver_that_verifies_by_the_published_rules_takes_it()
    {
        var (node, receiver) = (await NewNode(), await Listening());
        await Subscribed(node, receiver);
        var id = await Received(node, AComplaint());
        (await Told(node, Telling(node))).Result.ShouldBe(new DeliveryResult.Delivered());

        var heard = receiver.Taken.ShouldHaveSingleItem();
        var told = (await node.Store.Read(id, CancellationToken.None)).ShouldHaveSingleItem();
        var json = JsonDocument.Parse(heard.Body).RootElement;
        heard.ContentType.ShouldStartWith("application/cloudevents+json");
        (heard.Type, heard.Position, heard.WebhookId).ShouldBe(("recovery.complaint-received.v1", told.Position, $"evt_{told.Position}"));
        (json.GetProperty("source").GetString(), json.GetProperty("time").GetDateTimeOffset()).ShouldBe(("urn:house:test", told.At));
        var data = json.GetProperty("data");
        json.GetProperty("subject").GetString().ShouldBe(data.GetProperty("reference").GetString());
        (data.GetProperty("complaintId").GetString(), data.GetProperty("version").GetInt32(), data.GetProperty("position").GetInt64(), data.GetProperty("stage").GetString())
            .ShouldBe((id.ToString(), 1, told.Position, "received"));
        data.GetProperty("facts").GetProperty("channel").GetString().ShouldBe("phone");
        heard.Body.ShouldNotContain("Jeanne");
    }

    [Fact]
    public async Task While_a_secret_is_replaced_either_verifies_and_a_strangers_does_not()
    {
        var (node, receiver) = (await NewNode(), await Listening());
        var stranger = "whsec_" + Convert.ToBase64String(new byte[32]);
        var subscription = await Subscribed(node, receiver, null, stranger, receiver.Secret);
        await Received(node);
        (await Told(node, Telling(node))).Result.ShouldBeOfType<DeliveryResult.Delivered>();

        await node.Subscriptions.Change(subscription with { Secrets = [stranger] }, CancellationToken.None);
        await Received(node);
        await Couriered(node);
        var next = (await node.Outbox.Claim([Kinds.Webhook], 10, TimeSpan.FromMinutes(5), Clock.Now, CancellationToken.None)).ShouldHaveSingleItem();
        (await Telling(node).Deliver(next, CancellationToken.None)).ShouldBeOfType<DeliveryResult.Later>().Reason.ShouldBe("answered 401");
        receiver.Forged.ShouldBe(["signature"]);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(400)]
    [InlineData(404)]
    public async Task Whatever_else_it_answers_is_tried_again_by_the_schedule(int status)
    {
        var (node, receiver) = (await NewNode(), await Listening());
        receiver.Answer = (http, _) => Task.FromResult(http.Response.StatusCode = status);
        await Subscribed(node, receiver);
        await Received(node);
        var (message, result) = await Told(node, Telling(node));
        result.ShouldBe(new DeliveryResult.Later($"answered {status}", RetrySchedule.After(1, message.Complaint.Value)));
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Tue, 03 Mar 2026 09:10:00 GMT", 600)]
    [InlineData("999999999", 86_400)]
    [InlineData("1", 0)]
    [InlineData("soon", 0)]
    public async Task Who_asks_for_time_is_given_it_up_to_a_day(string retryAfter, int seconds)
    {
        var (node, receiver) = (await NewNode(), await Listening());
        receiver.Answer = (http, _) =>
        {
            http.Response.Headers.RetryAfter = retryAfter;
            return Task.FromResult(http.Response.StatusCode = 429);
        };
        await Subscribed(node, receiver);
        await Received(node);
        var (message, result) = await Told(node, Telling(node));
        result.ShouldBeOfType<DeliveryResult.Later>().Wait.ShouldBe(seconds == 0 ? RetrySchedule.After(1, message.Complaint.Value) : TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task Who_is_gone_is_not_told_again_and_what_waits_is_given_up()
    {
        var (node, receiver) = (await NewNode(), await Listening());
        receiver.Answer = (http, _) => Task.FromResult(http.Response.StatusCode = 410);
        var subscription = await Subscribed(node, receiver);
        await Received(node);
        await Received(node);
        await Couriered(node);
        await Relayed(node.Relay([Telling(node)]));
        (await node.Subscriptions.Find(subscription.Id, CancellationToken.None))!.DisabledBecause.ShouldBe("answered 410");
        var rows = await node.Deliveries.Page(new DeliveryFilter(), CancellationToken.None);
        rows.ShouldAllBe(row => row.State == DeliveryState.Failed);
        rows.ShouldContain(row => row.Reason!.Reveal() == "answered 410");
        receiver.Calls.Count.ShouldBeInRange(1, 2); // the two were under way at once

        await Received(node);
        await Couriered(node);
        (await node.Deliveries.Page(new DeliveryFilter(), CancellationToken.None)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task One_that_hangs_is_left_when_its_time_is_up()
    {
        var (node, receiver) = (await NewNode(), await Listening());
        var hanging = new TaskCompletionSource();
        receiver.Answer = (_, _) =>
        {
            hanging.TrySetResult();
            return receiver.Hang();
        };
        await Subscribed(node, receiver);
        await Received(node);
        var telling = Told(node, Telling(node));
        await hanging.Task;
        Time.Advance(EdgePipelines.WebhookTimeout);
        (await telling).Result.ShouldBe(new DeliveryResult.Later("no answer in time"));
    }

    [Fact]
    public async Task One_that_closes_the_connection_or_is_not_there_is_tried_again()
    {
        var (node, receiver) = (await NewNode(), await Listening());
        receiver.Answer = (http, _) =>
        {
            http.Abort();
            return Task.CompletedTask;
        };
        await Subscribed(node, receiver);
        await Received(node);
        (await Told(node, Telling(node))).Result.ShouldBeOfType<DeliveryResult.Later>().Reason.ShouldBeOneOf("it closed the connection without an answer", "no answer that is HTTP");
        await receiver.DisposeAsync();
        await Received(node);
        (await Told(node, Telling(node))).Result.ShouldBeOfType<DeliveryResult.Later>().Reason.ShouldBe("no connection");
    }

    [Fact]
    public async Task Nobody_is_followed_to_where_they_send_us()
    {
        var (node, receiver, elsewhere) = (await NewNode(), await Listening(), await Listening());
        receiver.Answer = (http, _) =>
        {
            http.Response.Headers.Location = elsewhere.Url.ToString();
            return Task.FromResult(http.Response.StatusCode = 307);
        };
        await Subscribed(node, receiver);
        await Received(node);
        (await Told(node, Telling(node))).Result.ShouldBeOfType<DeliveryResult.Later>().Reason.ShouldBe("answered 307: redirects are not followed");
        elsewhere.Calls.ShouldBeEmpty();
        elsewhere.Forged.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_leads_to_a_private_address_is_not_connected_to_even_where_it_has_a_public_one()
    {
        var (node, receiver) = (await NewNode(), await Listening());
        await Subscribed(node, receiver, new Uri($"http://events.example.org:{receiver.Url.Port}/events"));
        await Received(node);
        var guarded = Telling(node, House(), (_, _) => ValueTask.FromResult<IPAddress[]>([IPAddress.Parse("93.184.216.34"), IPAddress.Loopback]));
        var (message, result) = await Told(node, guarded);
        result.ShouldBeOfType<DeliveryResult.Later>().Reason.ShouldBe("address-not-allowed");
        receiver.Calls.ShouldBeEmpty();

        var allowed = Telling(node, House(Loopback), (_, _) => ValueTask.FromResult<IPAddress[]>([IPAddress.Loopback]));
        (await allowed.Deliver(message, CancellationToken.None)).ShouldBeOfType<DeliveryResult.Delivered>(); // the same name where the house lets it: it was the guard that refused
    }

    [Fact]
    public async Task An_address_that_is_not_allowed_any_more_a_subscription_that_is_paused_and_one_that_is_gone()
    {
        var (node, receiver) = (await NewNode(), await Listening());
        var subscription = await Subscribed(node, receiver);
        await Received(node);
        var (message, refused) = await Told(node, Telling(node, House()));
        refused.ShouldBe(new DeliveryResult.Never("address-not-allowed"));
        await node.Subscriptions.Disable(subscription.Id, "paused", CancellationToken.None);
        (await Telling(node).Deliver(message, CancellationToken.None)).ShouldBe(new DeliveryResult.Never("subscription disabled"));
        await node.Subscriptions.Remove(subscription.Id, CancellationToken.None);
        (await Telling(node).Deliver(message, CancellationToken.None)).ShouldBeOfType<DeliveryResult.NotSent>();
        receiver.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read()
    {
        var (node, receiver) = (await NewNode(), await Listening());
        receiver.Answer = async (http, _) =>
        {
            http.Response.StatusCode = 200;
            for (var chunk = new byte[64 * 1024]; !http.RequestAborted.IsCancellationRequested;)
                await http.Response.Body.WriteAsync(chunk, http.RequestAborted);
        };
        await Subscribed(node, receiver);
        await Received(node);
        (await Told(node, Telling(node))).Result.ShouldBeOfType<DeliveryResult.Delivered>();
    }
}
