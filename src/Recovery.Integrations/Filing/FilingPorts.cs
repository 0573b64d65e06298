using Recovery.Domain.Sla;
using Recovery.Engine.Arriving;
using Recovery.Engine.Handling;
using Recovery.Engine.Reading;
using Recovery.Engine.Storing;

namespace Recovery.Integrations.Filing;

/// <summary>Everything of the engine that filing speaks to, and how this house speaks with the outside.</summary>
public sealed record FilingPorts(
    IComplaintEngine Engine,
    Intake Intake,
    CaseReader Cases,
    IEventStore Store,
    IArrivals Arrivals,
    IPolicyCatalog Policies,
    IEngineClock Clock,
    TimeProvider Time,
    Edges Edges)
{
    /// <summary>By when a person should have seen to something that waits from now on: so many working minutes of the house's own pack later (<see cref="Edges.CallBackMinutes"/>).</summary>
    public DateTimeOffset DueAt()
    {
        var now = Clock.Now;
        var calendar = Policies.Find(Intake.DefaultPack, DateOnly.FromDateTime(now.UtcDateTime)) is { } pack ? Policies.FindCalendar(pack.Calendar) : null;
        return calendar?.Add(now, TimeSpan.FromMinutes(Edges.CallBackMinutes), []) ?? now.AddMinutes(Edges.CallBackMinutes); // without a calendar the clock on the wall counts: never due is worse
    }
}
