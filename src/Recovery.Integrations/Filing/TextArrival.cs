using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Arriving;
using Recovery.Integrations.Mail.Capping;
using Recovery.Integrations.Mail.Reading;
using Recovery.Integrations.Phone;

namespace Recovery.Integrations.Filing;

/// <summary>What is to be done with a text message.</summary>
public abstract record TextDecision
{
    private TextDecision()
    {
    }

    /// <summary>A person decides, or nothing is to be done.</summary>
    public sealed record Settle(Settlement As) : TextDecision;

    /// <summary>It opens a case: nobody of that number has one, and its clock must run.</summary>
    public sealed record Open : TextDecision;
}

/// <summary>A text message as something that arrived, and what becomes of it.</summary>
public static class TextArrival
{
    /// <summary>Verdict of a text message.</summary>
    public const string Ordinary = "ordinary";

    /// <summary>What to keep of a text message.</summary>
    /// <param name="named">The case the operator says it belongs to, by id or reference.</param>
    /// <param name="now">Instead of a date that cannot be.</param>
    public static NewArrival Of(TextMessage text, string? named, DateTimeOffset now) => new(
        ArrivalKind.Text,
        new SourceRef(Handle.Of(text.System), Handle.Of(text.Id)),
        CallArrival.Plausible(text.SentAt, now),
        text.Direction,
        CallArrival.Outside(text.Direction, text.From, text.To),
        Personal.Maybe(Handle.Line(named)),
        Personal.Of(Clean.Uncontrolled(text.Text.Reveal())),
        Ordinary,
        Code: string.Empty,
        MessageId: null,
        Agent: null,
        Content: default);

    /// <summary>
    /// Where the number has an open case a person says which one it is about, as two people may share a telephone; so it is for one without
    /// words. Otherwise it opens a case, unless its number opened too many already.
    /// </summary>
    /// <param name="named">The case the operator named, where there is such a one.</param>
    /// <param name="cap">Whether its number may open one more.</param>
    public static TextDecision Decide(Arrival text, ComplaintId? named, IReadOnlyList<ReachedCase> reached, CapVerdict cap, DateTimeOffset callBackBy) => (named, reached) switch
    {
        (not null, _) or (_, { Count: > 0 })    => new TextDecision.Settle(CallArrival.Decide(named, reached, callBackBy)),
        _ when text.Text.IsBlank                => new TextDecision.Settle(CallArrival.Decide(named, reached, callBackBy)),
        _ when !cap.Allowed                     => new TextDecision.Settle(new Settlement(ArrivalState.SetAside, Code: FilingCodes.TooMany)),
        _                                       => new TextDecision.Open(),
    };
}
