using Recovery.Api.Access;
using Recovery.Domain;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Sla;
using Recovery.Engine.Reading;
using Recovery.Web.Shared;

namespace Recovery.Web.Case;

/// <summary>
/// Which forms a page shows: those that make sense at this stage for whoever looks. It spares people doors that are shut; whether a door
/// opens, the rules decide.
/// </summary>
public sealed class Offers
{
    /// <summary>Nothing to do here.</summary>
    public static readonly Offers None = new([], []);

    private readonly HashSet<string> offered;
    private readonly HashSet<string> next;

    private Offers(IEnumerable<string> offered, IEnumerable<string> next) => (this.offered, this.next) = ([.. offered], [.. next]);

    /// <summary>Reasons for which a clock that runs may be paused, by the pack.</summary>
    public IReadOnlyList<string> PauseReasons { get; private init; } = [];

    /// <summary>The form is on the page.</summary>
    public bool Has(string command, string? variant = null) => offered.Contains(Name(command, variant));

    /// <summary>Any of these, named as <c>meetings:offer</c>, is on the page.</summary>
    public bool Any(IEnumerable<string> names) => names.Any(offered.Contains);

    /// <summary>Any of these is on the page, and not as the next step.</summary>
    public bool AnyBeside(IEnumerable<string> names) => names.Any(name => offered.Contains(name) && !next.Contains(name));

    /// <summary>The forms for a case.</summary>
    public static Offers Of(CaseAt at, NextStep? step, Viewer viewer)
    {
        var state = at.Case.State;
        var pauses = PausesOf(at, state);
        IEnumerable<string> all = [
            .. viewer.May(Right.Drive) ? Always(state, viewer) : [],
            .. viewer.May(Right.Drive) && state.InProgress ? OnTheWay(state) : [],
            .. viewer.May(Right.Drive) ? Promised(state) : [],
            .. viewer.May(Right.Drive) ? Afterwards(state) : [],
            .. viewer.May(Right.Drive) && state.InProgress ? Clocks(at, state, pauses) : [],
            .. viewer.May(Right.Decide) && !state.Ended ? (string[])["policy"] : [],
            .. viewer.May(Right.BringIn) && state.Stage != Stage.Merged ? (string[])["messages", "contacts"] : [],
        ];
        return new Offers(state.Erased ? WithoutWords(all, state, viewer) : all, step is { } now ? Named(now, state) : []) { PauseReasons = pauses };
    }

    /// <summary>The forms that take a step.</summary>
    private static IEnumerable<string> Named(NextStep step, Complaint state) => step switch
    {
        NextStep.Acknowledge        => ["acknowledgement"],
        NextStep.OfferMeeting       => ["meetings:offer"],
        NextStep.Reformulate        => ["reformulations"],
        NextStep.Confirm            => ["confirmation", "corrections"],
        NextStep.Promise            => ["promises"],
        NextStep.HoldMeeting        => ["meetings:hold", "meetings:decline"],
        NextStep.OfferSolution      => ["solutions"],
        NextStep.KeepPromises       => state.OpenPromises.SelectMany(promise => Acts(promise.Id)),
        NextStep.Resolve            => ["resolution"],
        NextStep.RequestFeedback    => ["feedback:request"],
        NextStep.Reopen             => ["reopening"],
        NextStep.Withdraw           => ["withdrawal"],
        _                           => ["closure"],
    };

    private static IEnumerable<string> Always(Complaint state, Viewer viewer)
    {
        yield return "notes";
        yield return "abuse";
        if (state.Ended)
            yield break;
        yield return "language";
        yield return "severity";
        yield return "emotions";
        yield return "assignment:give";
        if (state.Assignee != viewer.Actor.Name && viewer.Person!.Role is Role.Agent or Role.Supervisor)
            yield return "assignment:take";
        if (state.Assignee is not null)
            yield return "assignment:release";
    }

    private static IEnumerable<string> OnTheWay(Complaint state)
    {
        yield return "procedure";
        yield return "withdrawal";
        yield return "merge";
        yield return "resolution";
        if (state.Meeting != MeetingState.Offered)
            yield return "meetings:offer";
        if (state.Meeting == MeetingState.Offered)
        {
            yield return "meetings:hold";
            yield return "meetings:decline";
        }

        if (state.Stage == Stage.Received)
            yield return "acknowledgement";
        if (state.Stage is Stage.Acknowledged or Stage.Corrected or Stage.Reformulated)
            yield return "reformulations";
        if (state.Stage == Stage.Reformulated)
            yield return "confirmation";
        if (state.Stage is Stage.Reformulated or Stage.Confirmed)
            yield return "corrections";
        if (!state.IsConfirmed)
            yield break;
        yield return "promises";
        yield return "solutions";
    }

    private static IEnumerable<string> Promised(Complaint state) => state.Stage is Stage.Withdrawn or Stage.Merged
        ? []
        : state.Promises.Values.Where(promise => promise.State is PromiseState.Open or PromiseState.CarriedOver).SelectMany(promise => Acts(promise.Id));

    private static IEnumerable<string> Acts(PromiseId id) => [$"promises/{id}/kept", $"promises/{id}/broken", $"promises/{id}/renegotiation"];

    private static IEnumerable<string> Afterwards(Complaint state)
    {
        if (state.MergedInto is not null)
            yield return "unmerge";
        if (state.Stage is not (Stage.Resolved or Stage.Closed))
            yield break;
        yield return "feedback:record";
        yield return "reopening";
        if (state.Stage != Stage.Resolved)
            yield break;
        if (state.FeedbackRequestedAt is null)
            yield return "feedback:request";
        if (!state.Disputed)
            yield return "closure";
    }

    private static IEnumerable<string> Clocks(CaseAt at, Complaint state, IReadOnlyList<string> pauses)
    {
        if (state.CurrentPause is not null)
            yield return "clock/resume";
        else if (pauses.Count > 0)
            yield return "clock/pause";
        if (at.Owed.Any(clock => clock.Rule?.ExtendedTarget is not null && !state.Extended.Contains(clock.Rule.Id) && !(clock.DueAt <= at.At)))
            yield return "clock/extension";
    }

    /// <summary>Of a complainant who was forgotten nothing more is written; that the case ends needs no words.</summary>
    private static IEnumerable<string> WithoutWords(IEnumerable<string> all, Complaint state, Viewer viewer) =>
        viewer.May(Right.Drive) && !state.Ended ? all.Where(NeedsNoWords).Append("withdrawal") : all.Where(NeedsNoWords);

    private static bool NeedsNoWords(string name) =>
        name is not ("notes" or "abuse" or "severity" or "emotions" or "reformulations" or "corrections" or "promises" or "solutions" or "resolution" or "reopening" or "unmerge" or "messages" or "contacts" or "clock/extension")
        && !name.EndsWith("/broken", StringComparison.Ordinal) && !name.EndsWith("/renegotiation", StringComparison.Ordinal);

    private static List<string> PausesOf(CaseAt at, Complaint state) => state.CurrentPause is not null
        ? []
        : [.. at.Owed.SelectMany(clock => clock.Rule?.PauseReasons ?? []).Distinct(StringComparer.Ordinal)];

    private static string Name(string command, string? variant) => variant is null ? command : $"{command}:{variant}";
}
