using System.Globalization;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.ChangingPolicy;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;

namespace Recovery.Api.ChangingPolicy;

/// <summary><c>POST complaints/{id}/policy</c>.</summary>
internal static class ChangePolicyRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<string> Named = Body.Must("pack", Kinds.Name, "Name of the pack, or name@version; without a version the one in force today.");
    private static readonly Member<Personal> Reason = Body.Must("reason", Kinds.Reason, "Why the case moves.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/policy",
        Name = "change-policy",
        Summary = "Moves the case to another pack or version; nothing else ever does.",
        Right = Right.Decide,
        Body = Body,
        Example = """{"pack":"house","reason":"The contract names the house rules."}""",
        Codes = [Refusals.WrongStage, Refusals.ReasonEmpty, ApiCodes.PackUnknown],
        Prepare = (exchange, id, body) => ValueTask.FromResult(Command(exchange, id, body)),
    };

    private static Prepared Command(Exchange exchange, ComplaintId id, Body body)
    {
        var policies = exchange.Ports.Policies;
        return Find(policies, Named.In(body), exchange.Ports.Clock.Now) is { } pack && policies.FindCalendar(pack.Calendar) is { } calendar
            ? new Prepared(new ChangePolicy(id, pack.Ref, calendar.Ref, Reason.In(body)))
            : new Prepared(null, new Problem(422, ApiCodes.PackUnknown) { Faults = Faults.Of("pack", Fault.NotFound, Named.In(body)) });
    }

    private static Pack? Find(IPolicyCatalog policies, string named, DateTimeOffset now) => named.Split('@') switch
    {
        [var name] => policies.Find(name, DateOnly.FromDateTime(now.UtcDateTime)),
        [var name, var digits] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            => policies.Packs.FirstOrDefault(pack => pack.Ref == new PolicyRef(name, version)),
        _ => null,
    };
}
