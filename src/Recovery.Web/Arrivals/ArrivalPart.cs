using Microsoft.AspNetCore.Components;
using Recovery.Domain.Calendars;
using Recovery.Engine.Arriving;
using Recovery.Web.Commanding;
using Recovery.Web.Shared;

namespace Recovery.Web.Arrivals;

/// <summary>What every part that shows an arrival has.</summary>
public abstract class ArrivalPart : ScreenPart
{
    /// <summary>The arrival.</summary>
    [Parameter, EditorRequired]
    public Arrival Arrival { get; set; } = null!;

    /// <summary>The cases it is on or may belong to.</summary>
    [Parameter, EditorRequired]
    public CaseNames Cases { get; set; } = null!;

    /// <summary>By whose hours it is due.</summary>
    [Parameter, EditorRequired]
    public IWorkingCalendar Calendar { get; set; } = null!;

    /// <summary>A form that was sent and not done.</summary>
    [Parameter]
    public Posted? Posted { get; set; }

    /// <summary>The list it stands in; null on its own page.</summary>
    [Parameter]
    public ArrivalsView? View { get; set; }

    /// <summary>Times in the zone of the house.</summary>
    protected Say Said => Say.In(Calendar, Viewer);
}
