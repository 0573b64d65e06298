using Npgsql;
using Recovery.Domain;
using Recovery.Engine.Delivering;

namespace Recovery.Api.Tests.Events;

/// <summary>What a mail service tells of our messages is noted where people look for it.</summary>
public sealed class NotingReceipts(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly Talk system = host.As(Role.Integration);

    [Theory]
    [InlineData("", "")]
    [InlineData("<", ">")]
    public async Task A_message_that_bounced_elsewhere_is_given_up_and_one_that_arrived_after_all_is_not(string open, string close)
    {
        var (messageId, reference) = ($"m-{Ev.Fresh()}@recovery.example", (string)(await system.Post(Ev.Complaint(Ev.Fresh()))).Done(201).Json["reference"]!);
        var delivery = await Sent(reference, open + messageId + close);
        ((string)(await system.Post(Told("failed", messageId, "transient"))).Done().Json["status"]!).ShouldBe("noted");
        (await Standing(delivery)).ShouldBe((DeliveryState.Delivered, "transient 5.1.1"));
        var failed = Told("failed", "<" + messageId + ">", "permanent");
        var answer = (await system.Post(failed)).Done();
        ((string)answer.Json["status"]!, (string)answer.Json["reference"]!).ShouldBe(("noted", reference));
        (await system.Post(failed)).Done().Text.ShouldBe(answer.Text);
        (await Standing(delivery)).ShouldBe((DeliveryState.Failed, "permanent 5.1.1"));
        (await system.Post(Told("delivered", messageId, null))).Done();
        (await Standing(delivery)).ShouldBe((DeliveryState.Delivered, null));
    }

    private static string Told(string what, string messageId, string? kind) => Ev.Of(Ev.Fresh(), "message-" + what, $$"""
        {"messageId":"{{messageId}}","channel":"email","at":"2026-03-05T10:00:00Z","recipient":"ada@example.org"{{(kind is null ? "" : $",\"kind\":\"{kind}\",\"code\":\"5.1.1\",\"detail\":\"ada@example.org unknown\"")}}}
        """);

    private async Task<(DeliveryState, string?)> Standing(long delivery)
    {
        var found = (await host.Ports.Deliveries.Find(delivery, default)).ShouldNotBeNull();
        return (found.State, found.Reason?.Reveal());
    }

    /// <summary>A message of mail that has left.</summary>
    private async Task<long> Sent(string reference, string messageId)
    {
        await using var database = NpgsqlDataSource.Create(host.Database);
        await using var insert = database.CreateCommand("""
            insert into recovery.outbox (complaint_id, event_position, kind, payload, not_before, created_at, done_at, sent_as)
            select complaint_id, 1, 'mail', '{}', now(), now(), now(), $2 from recovery.worklist where reference = $1 returning id
            """);
        insert.Parameters.AddWithValue(reference);
        insert.Parameters.AddWithValue(messageId);
        return (long)(await insert.ExecuteScalarAsync())!;
    }
}
