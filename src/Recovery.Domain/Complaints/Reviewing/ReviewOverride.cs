using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.Reviewing;

/// <summary>A supervisor has read why somebody went beyond a guard, and says whether that was right. What was promised or sent stays as it is.</summary>
/// <param name="Number">The how-manieth override of the case, from 1; see <see cref="Overrides.In"/>.</param>
/// <param name="GivenBy">Who went beyond the guard, as the envelope of that event says; null for an override the case does not have.</param>
/// <param name="Upheld">True: it was right. False: the supervisor objects.</param>
public sealed record ReviewOverride(ComplaintId Complaint, int Number, Actor? GivenBy, bool Upheld, Personal Reason) : IComplaintCommand;

/// <summary>An override was reviewed.</summary>
[StoredAs("override-reviewed.v1")]
public sealed record OverrideReviewed(int Number, bool Upheld, Personal Reason) : ComplaintEvent;

/// <summary>How an override stands.</summary>
public enum OverrideState
{
    /// <summary>Nobody has decided on it.</summary>
    Open,

    /// <summary>It was right.</summary>
    Upheld,

    /// <summary>A supervisor objects.</summary>
    Objected,
}

/// <summary>Which facts go beyond a guard.</summary>
public static class Overrides
{
    /// <summary>The override a fact rests on; null where it rests on none. Those of a case are numbered from 1, in their order.</summary>
    public static Override? In(ComplaintEvent fact) => fact switch
    {
        ActionPromised { Override: { HasReason: true } reason } => reason,
        MessageSent { Override: { HasReason: true } reason }    => reason,
        _                                                       => null,
    };
}

/// <summary>The rule of reviewing: once, with a reason, on any case, and never one's own. Where the complainant was forgotten the reason is not kept.</summary>
public static class Reviewing
{
    public static Decision Decide(Complaint complaint, ReviewOverride command, Context context) => Find(complaint, command.Number) switch
    {
        _ when complaint.Stage == Stage.None                                => Refuse.WrongStage(complaint.Stage),
        null                                                                => Refuse.Because(Refusals.OverrideUnknown, command.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        { } state when state == Verdict(command.Upheld)                     => Decision.Nothing,
        not OverrideState.Open                                              => Refuse.Because(Refusals.OverrideAlreadyReviewed),
        _ when command.GivenBy is { } giver && AreOne(giver, context.Actor) => Refuse.Because(Refusals.OverrideOfOnesOwn),
        _ when complaint.Erased                                             => Accept.With(new OverrideReviewed(command.Number, command.Upheld, Erasure.NothingSaid)),
        _ when command.Reason.IsBlank                                       => Refuse.Because(Refusals.ReasonEmpty),
        _                                                                   => Accept.With(new OverrideReviewed(command.Number, command.Upheld, Personal.Of(command.Reason.Reveal().Trim()))),
    };

    internal static OverrideState Verdict(bool upheld) => upheld ? OverrideState.Upheld : OverrideState.Objected;

    /// <summary>Under their own name or through somebody else: a name in common is enough, so that none is borrowed to decide on oneself.</summary>
    private static bool AreOne(Actor one, Actor other) => one.Name == other.Name || one.Name == other.OnBehalfOf || one.OnBehalfOf == other.Name
        || (one.OnBehalfOf is not null && one.OnBehalfOf == other.OnBehalfOf);

    private static OverrideState? Find(Complaint complaint, int number) =>
        number > 0 && number <= complaint.Overrides.Count ? complaint.Overrides[number - 1] : null;
}
