using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Domain.Decisions;
using Recovery.Engine.Erasing;

namespace Recovery.Api.Erasing;

/// <summary>A complainant who was forgotten: the key of each of their cases is destroyed, and what was said on them cannot be read by anybody.</summary>
public sealed record ErasureDone(Guid Subject, DateTimeOffset AskedAt, DateTimeOffset DoneAt, string Reason, string LegalGround, IReadOnlyList<Guid> Complaints);

/// <summary><c>POST subjects/{id}/erasure</c>.</summary>
internal static class EraseRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<string> Reason = Body.Must("reason", new Text(2_000), "Why; it stays in the log, so it names nobody.");
    private static readonly Member<string> LegalGround = Body.Must("legalGround", Kinds.Name, "Ground in law, e.g. GDPR 17(1)(b).");

    public static readonly FormRoute Route = new()
    {
        Path = "subjects/{id}/erasure",
        Name = "erase-subject",
        Summary = "Forgets a complainant for good, on every case of theirs. The id is the subject's, or that of one of their cases or its reference, or of a message that came in and never became a case. Doing it again changes nothing.",
        Right = Right.Erase,
        Body = Body,
        Example = """{"reason":"Asked for in writing on 2 March.","legalGround":"GDPR 17(1)(b)"}""",
        Codes = [ApiCodes.SubjectUnknown, Refusals.PersonNamed],
        Answers = typeof(ErasureDone),
        Handle = Erased,
    };

    private static async ValueTask<Found> Erased(Exchange exchange, Body body)
    {
        if (string.IsNullOrWhiteSpace(Reason.In(body)))
            return Problem.Malformed("reason", Fault.Missing);
        if (string.IsNullOrWhiteSpace(LegalGround.In(body)))
            return Problem.Malformed("legalGround", Fault.Missing);
        return await Erase(exchange, Reason.In(body).Trim(), LegalGround.In(body).Trim()).ConfigureAwait(false) switch
        {
            ErasureOutcome.Done { Person: var done } =>
                new Found(new ErasureDone(done.Subject, done.AskedAt, done.DoneAt!.Value, done.Reason, done.LegalGround, [.. done.Complaints.Select(id => id.Value)])),
            ErasureOutcome.Refused no                => new Problem(409, no.Code, no.Detail),
            _                                        => new Problem(404, ApiCodes.SubjectUnknown),
        };
    }

    private static async ValueTask<ErasureOutcome> Erase(Exchange exchange, string reason, string legalGround)
    {
        var (ports, id) = (exchange.Ports, exchange.PathPart("id"));
        if (Guid.TryParseExact(id, "D", out var subject)
            && await ports.Eraser.Erase(subject, null, exchange.Actor, reason, legalGround, exchange.Aborted).ConfigureAwait(false) is not ErasureOutcome.Unknown and var done)
        {
            return done;
        }

        return await exchange.Complaint().ConfigureAwait(false) is { } complaint
            && await ports.Cases.Now(complaint, exchange.Aborted).ConfigureAwait(false) is { } found
            ? await ports.Eraser.Erase(Subject.Of(found.Case.State, complaint), complaint, exchange.Actor, reason, legalGround, exchange.Aborted).ConfigureAwait(false)
            : new ErasureOutcome.Unknown();
    }
}
