using Recovery.Domain;
using Recovery.Engine.Arriving;

namespace Recovery.Integrations.Filing.Mails;

/// <summary>What is to become of a mail.</summary>
public abstract record MailDecision
{
    private MailDecision()
    {
    }

    /// <summary>It does not touch a case.</summary>
    /// <param name="Reason">For the operator, in a sentence; nothing personal.</param>
    public sealed record SetAside(string Code, string Reason, string? About = null) : MailDecision;

    /// <summary>A person has to say.</summary>
    public sealed record Wait(string Code, string Reason) : MailDecision;

    /// <summary>It is a further contact on a case.</summary>
    public sealed record Link(ComplaintId Complaint) : MailDecision;

    /// <summary>It opens a case.</summary>
    /// <param name="Unproven">References it names without proof, for a note.</param>
    /// <param name="Reached">References of open cases with the same address, for a note.</param>
    /// <param name="Erased">References it names of cases whose personal data was erased, for a note.</param>
    public sealed record Open(IReadOnlyList<string> Unproven, IReadOnlyList<string> Reached, IReadOnlyList<string> Erased) : MailDecision;

    /// <summary>
    /// The rule (DESIGN 9). In doubt a case is opened: its clock must run, and two cases of one matter are merged with a click. Where the case it names was
    /// erased, it opens one too: nothing more is written there, and nobody's complaint is lost.
    /// </summary>
    public static MailDecision Of(MailFacts facts) => facts switch
    {
        { IsStoredElsewhere: true }                                                        => new Wait(FilingCodes.StoredElsewhere, "The mail provider keeps the message in a bucket; we have only its notice."),
        { Verdict.MayTouchCase: false }                                                    => new SetAside(facts.Verdict.Code, facts.Verdict.Reason, facts.About),
        { HasWords: false }                                                                => new SetAside(FilingCodes.NoWords, "It has no text, no subject and no attachment."),
        _ when facts.Named.FirstOrDefault(named => (named.Proven || named.IsTheirs) && !named.Erased) is { } on => new Link(on.Complaint),
        { NewCases.Allowed: false }                                                        => new SetAside(FilingCodes.TooMany, "Its sender opened more cases than is usual in so short a time."),
        _ => new Open(References(facts, erased: false), [.. facts.Reached.Select(reached => reached.Reference)], References(facts, erased: true)),
    };

    private static List<string> References(MailFacts facts, bool erased) => [.. facts.Named.Where(named => named.Erased == erased).Select(named => named.Reference)];
}
