using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;

namespace Recovery.Domain.Complaints.Pausing;

/// <summary>Lets the clocks wait while it is the complainant's turn, for a reason the pack allows.</summary>
public sealed record PauseClock(ComplaintId Complaint, string Reason) : IComplaintCommand;

/// <summary>Lets the clocks run again.</summary>
public sealed record ResumeClock(ComplaintId Complaint) : IComplaintCommand;

/// <summary>A holding reply extends the clocks that the pack lets it extend.</summary>
public sealed record ExtendClock(ComplaintId Complaint, Personal Reason) : IComplaintCommand;

/// <summary>These clocks stand still.</summary>
[StoredAs("clock-paused.v1")]
public sealed record ClockPaused(string Reason, IReadOnlyList<string> Clocks) : ComplaintEvent;

/// <summary>The clocks run again.</summary>
[StoredAs("clock-resumed.v1")]
public sealed record ClockResumed(string Reason) : ComplaintEvent;

/// <summary>These clocks have their longer target.</summary>
[StoredAs("clock-extended.v1")]
public sealed record ClockExtended(Personal Reason, IReadOnlyList<string> Clocks) : ComplaintEvent;

/// <summary>The rules of pausing and extending: only for a reason, and only what the pack allows.</summary>
public static class Pausing
{
    public static Decision Decide(Complaint complaint, PauseClock command, Context context) => complaint switch
    {
        { InProgress: false }                                                       => Refuse.WrongStage(complaint.Stage),
        { CurrentPause.Reason: var reason } when reason == command.Reason           => Decision.Nothing,
        { CurrentPause: not null }                                                  => Refuse.Because(Refusals.AlreadyPaused),
        _ when string.IsNullOrWhiteSpace(command.Reason)                            => Refuse.Because(Refusals.ReasonEmpty),
        _ when Pausable(complaint, command.Reason, context) is { Count: > 0 } clocks => Accept.With(new ClockPaused(command.Reason, clocks)),
        _ => Refuse.Because(Refusals.PauseNotAllowed, string.Join(", ", context.Pack.Clocks.SelectMany(c => c.PauseReasons).Distinct(StringComparer.Ordinal))),
    };

    public static Decision Decide(Complaint complaint, ResumeClock _) => complaint switch
    {
        { Stage: Stage.None } or { Ended: true }    => Refuse.WrongStage(complaint.Stage),
        { CurrentPause: null }                      => Decision.Nothing,
        { CurrentPause.Reason: var reason }         => Accept.With(new ClockResumed(reason)),
    };

    public static Decision Decide(Complaint complaint, ExtendClock command, Context context) => complaint switch
    {
        { InProgress: false }                                                       => Refuse.WrongStage(complaint.Stage),
        _ when command.Reason.IsBlank                                               => Refuse.Because(Refusals.ReasonEmpty),
        _ when Extensible(complaint, context) is { Count: > 0 } clocks              => Accept.With(new ClockExtended(command.Reason, clocks)),
        _ when complaint.Extended.Count > 0                                         => Decision.Nothing,
        _ => Refuse.Because(Refusals.ExtensionNotAllowed),
    };

    private static List<string> Pausable(Complaint complaint, string reason, Context context) =>
        [.. Owed(complaint, context).Where(rule => rule.PauseReasons.Contains(reason, StringComparer.Ordinal)).Select(rule => rule.Id)];

    /// <summary>A holding reply comes before the first deadline has passed, or it holds nothing.</summary>
    private static List<string> Extensible(Complaint complaint, Context context) =>
        [.. Owed(complaint, context, clock => !(clock.DueAt <= context.Now)).Where(rule => rule.ExtendedTarget is not null && !complaint.Extended.Contains(rule.Id)).Select(rule => rule.Id)];

    private static IEnumerable<ClockRule> Owed(Complaint complaint, Context context, Func<Clock, bool>? which = null) =>
        Deadlines.Owed(complaint, context.Pack, context.Calendar).Where(which ?? (_ => true)).Select(clock => clock.Rule).OfType<ClockRule>();
}
