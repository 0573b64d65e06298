using Recovery.Engine.Reading;
using Recovery.Web.Shared;

namespace Recovery.Web.Supervise;

/// <summary>An override that awaits a decision, with its case.</summary>
public sealed record WaitingOverride(CaseView Case, OverrideLine Override);

/// <summary>Overrides that await a decision: the oldest cases first, and how many there are beyond those shown.</summary>
public sealed record Waiting(int Total, IReadOnlyList<WaitingOverride> Shown)
{
    private const int MostCases = 20;

    public static async ValueTask<Waiting> Read(Visit visit)
    {
        var open = await visit.Ports.Reports.OpenOverrides(MostCases, visit.Aborted);
        var shown = new List<WaitingOverride>();
        foreach (var id in open.Cases)
        {
            if (await visit.Ports.Cases.Now(id, visit.Aborted) is not { } found)
                continue;
            var view = CaseView.Of(found);
            shown.AddRange(view.Overrides.Where(one => one.Review is null).Select(one => new WaitingOverride(view, one)));
        }

        return new Waiting(open.Total, shown);
    }
}
