using Recovery.Domain.Calendars;
using Recovery.Engine.Reading;
using Recovery.Engine.Working;
using Recovery.Web.Shared;

namespace Recovery.Web.Supervise;

/// <summary>How the open cases stand now.</summary>
/// <param name="Calendar">Of the house: by it the time to come is divided.</param>
/// <param name="Late">The latest cases.</param>
public sealed record Overview(IWorkingCalendar Calendar, IReadOnlyList<Stretch> Stretches, Forecast Forecast, IReadOnlyList<LoadLine> Load, IReadOnlyList<WorklistItem> Late)
{
    private const string House = "house";
    private const int MostLate = 10;

    /// <summary>Due soon, in the load of a person.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromHours(24);

    /// <summary>Cases past a deadline.</summary>
    public int LateCases => Forecast.All[0];

    /// <summary>Cases due in the stretch of a name; 0 where it is not there today.</summary>
    public int Due(string stretch) => Stretches.Select((one, n) => one.Name == stretch ? Forecast.All[n] : 0).Sum();

    public static async ValueTask<Overview> Read(Visit visit)
    {
        var (now, reports) = (visit.Viewer.Now, visit.Ports.Reports);
        var calendar = visit.Ports.Policies.FindCalendar(House) ?? visit.Ports.Policies.Calendars[0];
        var stretches = Horizon.From(now, calendar);
        return new Overview(
            calendar,
            stretches,
            await reports.Forecast([.. stretches.Select(stretch => stretch.Until).OfType<DateTimeOffset>()], visit.Aborted),
            await reports.Load(now, Soon, visit.Aborted),
            (await visit.Ports.Worklist.Page(new WorklistQuery(Breached: true, Limit: MostLate), now, visit.Aborted)).Items);
    }
}
