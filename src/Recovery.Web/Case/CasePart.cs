using Microsoft.AspNetCore.Components;
using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Engine.Reading;
using Recovery.Web.Shared;

namespace Recovery.Web.Case;

/// <summary>What every part of the case's page has: the case, and how to say its times.</summary>
public abstract class CasePart : ScreenPart
{
    /// <summary>The case and what happened to its forms.</summary>
    [CascadingParameter]
    public CaseScreen Screen { get; set; } = null!;

    /// <summary>True within the one next step, whose button is the page's primary one.</summary>
    [CascadingParameter(Name = "Next")]
    public bool IsNext { get; set; }

    /// <summary>The case as people read it.</summary>
    protected CaseView View => Screen.View;

    /// <summary>Times in the zone of the case.</summary>
    protected Say Say => new(T, Screen.Zone, Viewer.Now);

    /// <summary>How a person is called.</summary>
    protected string Called(string name) => Visit.People.CalledBy(name);

    /// <summary>Somebody's words; what was erased, or nobody here has the key to, says so.</summary>
    protected string Reveal(Personal text) => text.Shown(T);
}
