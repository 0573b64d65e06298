using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;

namespace Recovery.Api.Receiving;

/// <summary><c>POST complaints</c>: a complaint comes in, on any channel.</summary>
internal sealed class ReceiveRoute : CommandRoute
{
    private static readonly Shape Members = new();
    private static readonly Member<Channel> Channel = Members.Must("channel", new Word<Channel>(), "How it came in.");
    private static readonly Member<string> Spoken = Members.Must("language", new OneOf(Reception.Languages), "The complainant's language.");
    private static readonly Member<Personal> Narrative = Members.Must("narrative", Kinds.Account, "The complaint in the complainant's own words.");
    private static readonly Member<Func<Guid, Complainant>> Who = Members.Must("complainant", ComplainantPart.Kind(), "Who complains.");
    private static readonly Member<string?> Touchpoint = Members.May("touchpoint", Kinds.Name, "Where it happened.");
    private static readonly Member<string?> Product = Members.May("product", Kinds.Name, "What it is about.");
    private static readonly Member<Severity?> Severity = Members.MayValue("severity", new Word<Severity>(), "How serious it is; normal where absent.");
    private static readonly Member<DateOnly?> OccurredOn = Members.MayValue("occurredOn", Kinds.Day, "The day it happened.");
    private static readonly Member<DateTimeOffset?> SentAt = Members.MayValue("sentAt", Kinds.Instant, "When the complainant sent it; French clocks start from it.");
    private static readonly Member<DateTimeOffset?> ReceivedAt = Members.MayValue("receivedAt", Kinds.Instant, "When it reached us, where that was earlier; for integrations and imports only.");
    private static readonly Member<Procedure?> Procedure = Members.MayValue("procedure", new Word<Procedure>(), "Formal for letters, informal else, where absent.");
    private static readonly Member<string?> Pack = Members.May("pack", Kinds.Name, "Name of the policy pack; the house's own where absent.");
    private static readonly Member<SourceRef?> From = Members.May("source", Kinds.Source, "Where it comes from.");

    public static readonly ReceiveRoute Route = new()
    {
        Path = "complaints",
        Name = "receive",
        Summary = "A complaint comes in, on any channel.",
        Right = Right.BringIn,
        Body = Members,
        Example = """
            {"channel":"letter","language":"en","narrative":"The heating failed twice and nobody called me back.",
             "complainant":{"name":"Ada Example","email":"ada@example.org"},"touchpoint":"hotline","severity":"normal"}
            """,
        Codes = [Refusals.NarrativeEmpty, Refusals.BackdatingNotAllowed, Refusals.InTheFuture, ApiCodes.PackUnknown],
        Source = From.In,
        Prepare = (exchange, _, body) => Received(exchange, body),
    };

    public override int Success => 201;

    private protected override ValueTask<ComplaintId?> Subject(Exchange exchange) => ValueTask.FromResult<ComplaintId?>(default(ComplaintId));

    private static async ValueTask<Prepared> Received(Exchange exchange, Body body)
    {
        var complaint = new NewComplaint(
            Channel.In(body),
            Spoken.In(body),
            Narrative.In(body),
            Who.In(body)(Guid.CreateVersion7(exchange.Ports.Clock.Now)),
            Touchpoint.In(body),
            Product.In(body),
            Severity.In(body) ?? Recovery.Domain.Sla.Severity.Normal,
            Procedure.In(body),
            OccurredOn.In(body),
            SentAt.In(body),
            ReceivedAt.In(body),
            From.In(body),
            Pack.In(body));
        return await exchange.Ports.Intake.Prepare(complaint, exchange.Aborted).ConfigureAwait(false) is { } receive
            ? new Prepared(receive)
            : new Prepared(null, new Problem(422, ApiCodes.PackUnknown) { Faults = Faults.Of("pack", Fault.NotFound, complaint.Pack ?? Intake.DefaultPack) });
    }
}
