using System.Text;
using Npgsql;
using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Arriving;
using Recovery.Engine.Delivering;
using Recovery.Engine.Subscribing;

namespace Recovery.Web.Tests;

/// <summary>What came in and what is to leave, put where the screens find it.</summary>
internal static class AtTheEdges
{
    /// <summary>A call that waits for a person.</summary>
    public static Task<Guid> Call(this WebHost host, string number, int dueInMinutes = 60, string verdict = "missed", params IReadOnlyList<string> offered) =>
        host.Keep(
            Arrived(ArrivalKind.Call, number, $"{number} → +33 1 84 80 00 00", verdict),
            new Settlement(ArrivalState.Waiting, DueAt: host.Ports.Clock.Now.AddMinutes(dueInMinutes)),
            offered);

    /// <summary>A text message that waits for a person.</summary>
    public static Task<Guid> Text(this WebHost host, string number, string text, params IReadOnlyList<string> offered) =>
        host.Keep(Arrived(ArrivalKind.Text, number, text, "ordinary"), new Settlement(ArrivalState.Waiting, DueAt: host.Ports.Clock.Now.AddMinutes(90)), offered);

    /// <summary>A mail of which something became.</summary>
    /// <param name="raw">The message; one made of subject and text where null.</param>
    public static Task<Guid> Mail(this WebHost host, string from, string subject, string text, Settlement settlement, string verdict = "ordinary", string code = "", string? raw = null) =>
        host.Keep(
            Arrived(ArrivalKind.Mail, from, text, verdict, code, subject, Encoding.UTF8.GetBytes(raw ?? $"From: {from}\r\nTo: complaints@house.example\r\nSubject: {subject}\r\nDate: Mon, 23 Nov 2026 08:00:00 +0100\r\n\r\n{text}")),
            settlement,
            []);

    /// <summary>Keeps an arrival and settles it.</summary>
    public static async Task<Guid> Keep(this WebHost host, NewArrival arrival, Settlement settlement, IReadOnlyList<string> offered)
    {
        var kept = (await host.Ports.Arrivals.Keep(arrival with { At = host.Ports.Clock.Now.AddMinutes(-5) }, null, CancellationToken.None)).ShouldBeOfType<Keeping.Kept>().Arrival;
        var cases = new List<ComplaintId>();
        foreach (var reference in offered)
            cases.Add((await host.Case(reference)).Id);
        if (settlement.State != ArrivalState.Kept)
            (await host.Ports.Arrivals.Settle(kept.Id, [ArrivalState.Kept, ArrivalState.Waiting], settlement with { Offered = cases }, CancellationToken.None)).ShouldBeTrue();
        return kept.Id;
    }

    /// <summary>How an arrival stands.</summary>
    public static async Task<Arrival> Arrival(this WebHost host, Guid id) => (await host.Ports.Arrivals.Find(id, CancellationToken.None))!;

    /// <summary>A message that is to leave, about the last event of a case.</summary>
    public static async Task<long> Leaving(this WebHost host, string reference, string kind, DeliveryState state, string? target = null, string? reason = null, int attempts = 0, string payload = "{}")
    {
        var at = await host.Case(reference);
        await using var command = host.Service<NpgsqlDataSource>().CreateCommand(
            """
            insert into recovery.outbox (complaint_id, event_position, kind, target, payload, attempts, created_at, not_before, done_at, failed_at, last_error, not_sent)
            values ($1, $2, $3, $4, $5::jsonb, $6, now(), now() + interval '1 day', case when $7 in ('delivered', 'not-sent') then now() end, case when $7 = 'failed' then now() end, $8, $7 = 'not-sent')
            returning id
            """);
        foreach (var value in (object?[])[at.Id.Value, at.Position, kind, target, payload, attempts, Words.Of(state), reason])
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Somebody who is told of events.</summary>
    public static async Task<Subscription> Subscriber(this WebHost host, string name, params IReadOnlyList<string> types)
    {
        var made = new Subscription(Guid.CreateVersion7(), name, new Uri("https://events.example.org/recovery"), types, ["whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="], host.Ports.Clock.Now, "ada.root");
        await host.Ports.Subscriptions.Add(made, CancellationToken.None);
        return made;
    }

    /// <summary>Something of a kind; it comes from a source of its own.</summary>
    public static NewArrival Arrived(ArrivalKind kind, string sender, string text, string verdict, string code = "", string? subject = null, ReadOnlyMemory<byte> content = default) => new(
        kind, new SourceRef(kind == ArrivalKind.Mail ? "mail" : "exchange", Guid.CreateVersion7().ToString("N")), default, Direction.In, Personal.Of(sender), Personal.Maybe(subject), Personal.Of(text), verdict, code, null, null, content);
}
