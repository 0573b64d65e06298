using Recovery.Engine.Arriving;
using Recovery.Engine.Handling;
using Recovery.Integrations.Filing;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.CloudEvents.Taking;

/// <summary>What taking an event came to.</summary>
public abstract record Taking
{
    private Taking()
    {
    }

    /// <summary>It is on a case.</summary>
    /// <param name="Opened">True where it opened the case.</param>
    public sealed record OnCase(CaseSnapshot Case, bool Opened) : Taking;

    /// <summary>It is kept as an arrival, and this is how that stands.</summary>
    public sealed record Arrived(Filed.Settled As) : Taking;

    /// <summary>It is noted on what was sent.</summary>
    public sealed record Noted(string? Reference) : Taking;

    /// <summary>There is nothing it is about.</summary>
    public sealed record Ignored : Taking;

    /// <summary>The event itself cannot be taken as it is; all that is wrong with its data.</summary>
    public sealed record Faulty(IReadOnlyList<Fault> Faults) : Taking;

    /// <summary>A command it led to was not done.</summary>
    public sealed record NotDone(Outcome Outcome) : Taking;

    /// <summary>No rules of that name are in force on that day.</summary>
    public sealed record NoPolicy(string Pack) : Taking;

    /// <summary>It was kept and cannot be filed yet, or not as it is.</summary>
    public sealed record NotFiled(Filed Why) : Taking;

    /// <summary>Its source and id were used for another event.</summary>
    public sealed record Reused : Taking;
}
