using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;

namespace Recovery.Domain.Complaints.Promising;

/// <summary>Promises an action: what, who, by which day, and never more than can be kept.</summary>
/// <param name="Value">What it costs, in the house's currency; measured against the actor's authority.</param>
public sealed record PromiseAction(ComplaintId Complaint, Personal What, string Who, DateOnly DueOn, decimal? Value = null, Override? Override = null) : IComplaintCommand;

/// <summary>An action was promised.</summary>
[StoredAs("action-promised.v1")]
public sealed record ActionPromised(PromiseId Promise, Personal What, string Who, DateOnly DueOn, decimal? Value, Override? Override) : ComplaintEvent;

/// <summary>The rule of promising.</summary>
public static class Promising
{
    private const int LongestYears = 10; // nobody keeps a promise for a later day; a slip of the keyboard does name one

    public static Decision Decide(Complaint complaint, PromiseAction command, Context context) => complaint switch
    {
        { Stage: Stage.None or Stage.Resolved } or { Ended: true }                         => Refuse.WrongStage(complaint.Stage),
        { IsConfirmed: false }                                                             => Refuse.Because(Refusals.RestatementNotConfirmed),
        _ when command.What.IsBlank || string.IsNullOrWhiteSpace(command.Who)              => Refuse.Because(Refusals.PromiseIncomplete),
        _ when complaint.OpenPromises.Any(given => Same(given, command))                   => Decision.Nothing,
        _ when command.Override is { HasReason: false }                                    => Refuse.Because(Refusals.ReasonEmpty),
        _ when command.Value is < 0                                                        => Refuse.Because(Refusals.AmountNegative),
        _ when DayRefused(complaint, command.DueOn, command.Override, context) is { } no   => no,
        _ when command.Override is null && command.Value > Authority(context)              => Refuse.Because(Refusals.AboveAuthority),
        _ => Accept.With(new ActionPromised(Next(complaint), command.What, command.Who.Trim(), command.DueOn, command.Value, command.Override)),
    };

    /// <summary>A promise names a working day that is still to come and not later than the final deadline, or says why.</summary>
    internal static Decision? DayRefused(Complaint complaint, DateOnly dueOn, Override? reason, Context context) => dueOn switch
    {
        _ when dueOn < context.Today                       => Refuse.Because(Refusals.PromiseInThePast),
        _ when dueOn.Year > context.Today.Year + LongestYears => Refuse.Because(Refusals.DateOutOfRange, Iso(dueOn)),
        _ when !context.Calendar.IsWorkingDay(dueOn)       => Refuse.Because(Refusals.PromiseNotOnAWorkingDay, Iso(dueOn)),
        _ when HasPassed(dueOn, context)                   => Refuse.Because(Refusals.PromiseInThePast),
        _ when reason is null && dueOn > FinalDay(complaint, context)
                                                           => Refuse.Because(Refusals.PromiseAfterFinalDeadline, Iso(FinalDay(complaint, context)!.Value)),
        _ => null,
    };

    /// <summary>A promise is due at the close of its day; from then on it is broken, whether its deadline was asked yet or not.</summary>
    internal static bool HasPassed(DateOnly dueOn, Context context) => context.Calendar.CloseOf(dueOn) <= context.Now;

    private static bool Same(Promise given, PromiseAction command) =>
        given.DueOn == command.DueOn && given.Who == command.Who.Trim() && given.What.SaysTheSameAs(command.What);

    private static DateOnly? FinalDay(Complaint complaint, Context context) =>
        Deadlines.Final(complaint, context) is { } due ? context.Calendar.DateOf(due) : null;

    /// <summary>A pack that sets limits gives none to a role it does not name; one that sets none limits nobody.</summary>
    private static decimal Authority(Context context) =>
        context.Pack.Conduct.AuthorityByRole is { Count: > 0 } limits ? limits.GetValueOrDefault(Words.Of(context.Actor.Role)) : decimal.MaxValue;

    private static PromiseId Next(Complaint complaint) => new(complaint.Promises.Count + 1);

    private static string Iso(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
