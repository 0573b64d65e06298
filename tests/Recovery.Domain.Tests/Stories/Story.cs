using Recovery.Domain.Calendars;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;

namespace Recovery.Domain.Tests.Stories;

/// <summary>Given what happened, when somebody wants something, then this is decided.</summary>
public sealed record Story(Complaint State, DateTimeOffset Now, Actor Actor, Pack Pack)
{
    public IWorkingCalendar Calendar { get; init; } = A.Calendar;

    public Context Context => new(Now, Actor, Pack, Calendar);

    /// <summary>Everything happened on Monday at 10:00, unless <see cref="At"/> came between.</summary>
    public static Story Given(params IReadOnlyList<ComplaintEvent> events) => new Story(Complaint.None, A.Now, A.Agent, Packs.House).And(events);

    public Story And(params IReadOnlyList<ComplaintEvent> events) =>
        this with { State = events.Aggregate(State, (state, fact) => state.After(fact, Now)) };

    public Story At(DateTimeOffset now) => this with { Now = now };

    public Story By(Actor actor) => this with { Actor = actor };

    public Story Under(Pack pack) => this with { Pack = pack };

    public Answer When(IComplaintCommand command)
    {
        var decision = State.Decide(command, Context);
        var after = decision is Decision.Accepted yes ? And(yes.Events) : this;
        return new Answer(decision, after);
    }

    /// <summary>Every clock of the case, by id.</summary>
    public Clock Clock(string id) => Deadlines.Of(State, Pack, Calendar).Single(clock => clock.Id == id);

    /// <summary>Ids of the clocks still owed.</summary>
    public IReadOnlyList<string> Owed => [.. Deadlines.Owed(State, Pack, Calendar).Select(clock => clock.Id)];

    /// <summary>When the case is asked next.</summary>
    public DateTimeOffset? NextAsk => Escalation.NextAsk(State, Deadlines.Owed(State, Pack, Calendar), Pack, Calendar);
}

/// <summary>What was decided, and the case after it.</summary>
public sealed record Answer(Decision Decision, Story After)
{
    public Story Then(params IReadOnlyList<ComplaintEvent> events)
    {
        var accepted = Decision.ShouldBeOfType<Decision.Accepted>(Decision.ToString());
        accepted.Events.Select(Shape.Of).ShouldBe(events.Select(Shape.Of));
        return After;
    }

    public void ThenRefused(string code, string? detail = null)
    {
        var refused = Decision.ShouldBeOfType<Decision.Refused>(Decision.ToString());
        refused.Code.ShouldBe(code);
        Refusals.All.ShouldContain(code);
        if (detail is not null)
            refused.Detail.ShouldBe(detail);
    }

    public void ThenNothing() => Decision.ShouldBe(Decision.Nothing);
}
