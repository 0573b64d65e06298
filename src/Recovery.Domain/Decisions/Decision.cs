namespace Recovery.Domain.Decisions;

/// <summary>What a rule answers: events, a refusal, or nothing because it is already so. Never an exception.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>Already so: nothing to record.</summary>
    public static Decision Nothing { get; } = new NothingToDo();

    /// <summary>These facts are to be recorded, in this order.</summary>
    public sealed record Accepted(IReadOnlyList<ComplaintEvent> Events) : Decision;

    /// <summary>Not allowed now: a code of <see cref="Refusals"/> and what it refers to.</summary>
    public sealed record Refused(string Code, string? Detail) : Decision;

    /// <summary>See <see cref="Nothing"/>.</summary>
    public sealed record NothingToDo : Decision;
}

/// <summary>Says yes.</summary>
public static class Accept
{
    /// <summary>Accepts with the events to record.</summary>
    public static Decision With(params IReadOnlyList<ComplaintEvent> events) => new Decision.Accepted(events);
}

/// <summary>Says no.</summary>
public static class Refuse
{
    /// <summary>Refuses with a code of <see cref="Refusals"/>.</summary>
    public static Decision Because(string code, string? detail = null) => new Decision.Refused(code, detail);

    /// <summary>Refuses because the case is not at a stage where this can be done; the detail is the stage.</summary>
    public static Decision WrongStage(Stage stage) => new Decision.Refused(Refusals.WrongStage, Words.Of(stage));
}
