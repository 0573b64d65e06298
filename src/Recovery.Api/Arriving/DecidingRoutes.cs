using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Integrations.Filing;

namespace Recovery.Api.Arriving;

/// <summary><c>POST arrivals/{aid}/filing</c> and <c>POST arrivals/{aid}/dismissal</c>: a person decides.</summary>
internal static class DecidingRoutes
{
    private static readonly Shape Where = new();
    private static readonly Member<string?> Complaint = Where.May("complaint", Kinds.Name, "The case it belongs to, by id or reference; a new case is opened where absent, received when it arrived.");
    private static readonly Shape Why = new();
    private static readonly Member<Personal> Reason = Why.Must("reason", Kinds.Reason, "Why nothing is to be done.");

    public static readonly FormRoute Filing = new()
    {
        Path = "arrivals/{aid}/filing",
        Name = "file-arrival",
        Summary = "A person says where an arrival belongs that waits or was set aside: on a case, or a new one.",
        Right = Right.Drive,
        Body = Where,
        Example = """{"complaint":"R-100042-7"}""",
        Codes = [ApiCodes.ArrivalUnknown, ApiCodes.ComplaintUnknown, FilingCodes.IsSettled, .. IntakeAnswer.Codes],
        Answers = typeof(ArrivalFiled),
        Handle = File,
    };

    public static readonly FormRoute Dismissal = new()
    {
        Path = "arrivals/{aid}/dismissal",
        Name = "dismiss-arrival",
        Summary = "A person says that nothing is to be done about an arrival that waits or was set aside.",
        Right = Right.Drive,
        Body = Why,
        Example = """{"reason":"Advertising."}""",
        Codes = [ApiCodes.ArrivalUnknown, FilingCodes.IsSettled, FilingCodes.BeingFiled],
        Answers = typeof(ArrivalFiled),
        Handle = Dismiss,
    };

    private static async ValueTask<Found> File(Exchange exchange, Body body)
    {
        if (await ArrivalPath.Find(exchange).ConfigureAwait(false) is not { } arrival)
            return ArrivalPath.Unknown;
        ComplaintId? on = null;
        if (Complaint.In(body) is { } name)
        {
            on = Exchange.IsName(name) ? await exchange.Ports.Cases.Find(name, exchange.Aborted).ConfigureAwait(false) : null;
            if (on is null)
                return Problem.UnknownComplaint;
        }

        return IntakeAnswer.Of(exchange, await Hand(exchange).File(arrival, on, exchange.Actor, exchange.Aborted).ConfigureAwait(false));
    }

    private static async ValueTask<Found> Dismiss(Exchange exchange, Body body)
    {
        if (await ArrivalPath.Find(exchange).ConfigureAwait(false) is not { } arrival)
            return ArrivalPath.Unknown;
        if (Reason.In(body).IsBlank)
            return Problem.Malformed("reason", Fault.Missing);
        return IntakeAnswer.Of(exchange, await Hand(exchange).Dismiss(arrival, Personal.Of(Reason.In(body).Reveal().Trim()), exchange.Actor, exchange.Aborted).ConfigureAwait(false));
    }

    private static HandFiling Hand(Exchange exchange) => new(exchange.Ports.Filing, exchange.Ports.Filings);
}
