using Recovery.Domain.Calendars;
using Recovery.Domain.Sla;
using Recovery.Engine.Arriving;
using Recovery.Engine.Handling;
using Recovery.Engine.Reading;
using Recovery.Engine.Storing;

namespace Recovery.Integrations.Filing;

/// <summary>What filing calls and text messages speaks to.</summary>
public sealed record PhonePorts(IComplaintEngine Engine, Intake Intake, IEventStore Store, CaseReader Cases, IArrivals Arrivals, IPolicyCatalog Policies, IEngineClock Clock, TimeProvider Time, Integrations.Edges Edges)
{
    /// <summary>
    /// By when a person should have called back: so many working minutes from now, by the calendar of the house's own pack. Around the clock
    /// where there is no such calendar or it never opens: a call must not be lost for that.
    /// </summary>
    public DateTimeOffset CallBackBy()
    {
        var (now, wait) = (Clock.Now, TimeSpan.FromMinutes(Edges.CallBackMinutes));
        if (Policies.Find(Intake.DefaultPack, DateOnly.FromDateTime(now.UtcDateTime)) is not { } pack || Policies.FindCalendar(pack.Calendar) is not { } calendar)
            return now + wait;

        try
        {
            return calendar.Add(now, wait, []);
        }
        catch (CalendarExhaustedException)
        {
            return now + wait;
        }
    }
}
