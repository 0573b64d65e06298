using Microsoft.AspNetCore.Components;

namespace Recovery.Web.Shared;

/// <summary>What every component of a screen has: the visit it is rendered for, and the words of the viewer's language.</summary>
public abstract class ScreenPart : ComponentBase
{
    /// <summary>The request this is the answer to.</summary>
    [CascadingParameter]
    public Visit Visit { get; set; } = null!;

    /// <summary>Who looks.</summary>
    protected Viewer Viewer => Visit.Viewer;

    /// <summary>The screens' words.</summary>
    protected Texts T => Visit.Texts;
}
