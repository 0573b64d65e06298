using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;
using Recovery.Domain.Complaints.Assessing;

namespace Recovery.Domain.Complaints.Promising;

/// <summary>The promise was kept.</summary>
public sealed record KeepPromise(ComplaintId Complaint, PromiseId Promise, Personal? Note = null) : IComplaintCommand;

/// <summary>The promise cannot be kept.</summary>
public sealed record BreakPromise(ComplaintId Complaint, PromiseId Promise, Personal Reason) : IComplaintCommand;

/// <summary>Another day is agreed with the complainant before the first has passed.</summary>
public sealed record RenegotiatePromise(ComplaintId Complaint, PromiseId Promise, DateOnly DueOn, Personal Reason) : IComplaintCommand;

/// <summary>A promise was kept.</summary>
[StoredAs("promise-kept.v1")]
public sealed record PromiseKept(PromiseId Promise, Personal? Note) : ComplaintEvent;

/// <summary>A promise was broken, by its deadline or because somebody said so.</summary>
[StoredAs("promise-broken.v1")]
public sealed record PromiseBroken(PromiseId Promise, Personal Reason) : ComplaintEvent;

/// <summary>A promise has another day.</summary>
[StoredAs("promise-renegotiated.v1")]
public sealed record PromiseRenegotiated(PromiseId Promise, DateOnly DueOn, Personal Reason) : ComplaintEvent;

/// <summary>The rules of a promise once given. One that is broken stays broken: its action is promised again.</summary>
public static class PromiseKeeping
{
    public static Decision Decide(Complaint complaint, KeepPromise command, Context context) => Find(complaint, command.Promise) switch
    {
        null                                   => Refuse.Because(Refusals.PromiseUnknown, command.Promise.ToString()),
        { State: PromiseState.Kept }           => Decision.Nothing,
        { State: PromiseState.Broken }         => Refuse.Because(Refusals.PromiseAlreadyBroken),
        { DueOn: var day } when Promising.HasPassed(day, context)
                                               => Refuse.Because(Refusals.PromiseAlreadyBroken, OwnReasons.DayPassed),
        _                                      => Accept.With(new PromiseKept(command.Promise, command.Note)),
    };

    public static Decision Decide(Complaint complaint, BreakPromise command) => Find(complaint, command.Promise) switch
    {
        null                                              => Refuse.Because(Refusals.PromiseUnknown, command.Promise.ToString()),
        { State: PromiseState.Broken }                    => Decision.Nothing,
        { State: PromiseState.Kept }                      => Refuse.Because(Refusals.PromiseAlreadyKept),
        _ when command.Reason.IsBlank                     => Refuse.Because(Refusals.ReasonEmpty),
        _ when complaint.Stage == Stage.Withdrawn         => Refuse.WrongStage(complaint.Stage),
        _                                                 => Accept.With(Broken(complaint, command.Promise, command.Reason)),
    };

    public static Decision Decide(Complaint complaint, RenegotiatePromise command, Context context) => Find(complaint, command.Promise) switch
    {
        null                                                                          => Refuse.Because(Refusals.PromiseUnknown, command.Promise.ToString()),
        { State: PromiseState.Kept }                                                  => Refuse.Because(Refusals.PromiseAlreadyKept),
        { State: PromiseState.Broken }                                                => Refuse.Because(Refusals.PromiseAlreadyBroken),
        _ when complaint.Stage == Stage.Withdrawn                                     => Refuse.WrongStage(complaint.Stage),
        { DueOn: var day } when Promising.HasPassed(day, context)                     => Refuse.Because(Refusals.PromiseAlreadyBroken, OwnReasons.DayPassed),
        { DueOn: var day } when day == command.DueOn                                  => Decision.Nothing,
        _ when command.Reason.IsBlank                                                 => Refuse.Because(Refusals.ReasonEmpty),
        _ when Promising.DayRefused(complaint, command.DueOn, null, context) is { } no => no,
        _ => Accept.With(new PromiseRenegotiated(command.Promise, command.DueOn, command.Reason)),
    };

    /// <summary>A broken promise raises the severity of a case that is still open.</summary>
    internal static IReadOnlyList<ComplaintEvent> Broken(Complaint complaint, PromiseId promise, Personal reason) =>
        complaint.Severity == Severity.High || complaint.Ended
            ? [new PromiseBroken(promise, reason)]
            : [new PromiseBroken(promise, reason), new SeverityAssessed(Severity.High, Personal.Of(OwnReasons.PromiseBroken))];

    private static Promise? Find(Complaint complaint, PromiseId id) => complaint.Promises.GetValueOrDefault(id.Number);
}
