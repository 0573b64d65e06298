namespace Recovery.Engine.Delivering;

/// <summary>A rung of the escalation ladder, for the people it names. Says nothing personal of the complainant.</summary>
public sealed record Notice(string Reference, string Milestone, string Step, DateTimeOffset DueAt, IReadOnlyList<string> Tell, string? Assignee)
{
    /// <summary>Its kind in the outbox.</summary>
    public const string Kind = "notice";
}
