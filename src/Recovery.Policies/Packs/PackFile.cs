using Recovery.Domain.Sla;
using Recovery.Policies.Json;

namespace Recovery.Policies.Packs;

/// <summary>
/// The pack file of <c>ops/packs</c>: <c>{"name","version","title","calendar","effectiveFrom","effectiveTo"?,"notice"?,"includes"?,"clocks","ladder"?,"conduct"}</c>.
/// Words of enumerations are written as in <c>working-days</c>. A published pack has <c>composedOf</c> (<c>["house@1"]</c>) in place of
/// <c>includes</c>: its clocks are complete.
/// </summary>
public static class PackFile
{
    /// <summary>Reads a pack as it is written, or says everything that is wrong with it. Nothing is included yet: see <see cref="PackComposition"/>.</summary>
    public static FileResult<Pack> Read(string json) => JsonPlace.Read<Pack>(json, root =>
    {
        var name = root.Required("name")?.Text();
        var version = root.Required("version")?.Integer(1, int.MaxValue);
        var title = root.Required("title")?.Text();
        var calendar = root.Required("calendar")?.Text();
        var from = root.Required("effectiveFrom")?.Date();
        var to = root.Member("effectiveTo")?.Date();
        root.Member("notice")?.Text();
        var includes = (root.Member("composedOf") ?? root.Member("includes"))?.Texts() ?? [];
        var clocks = root.Required("clocks")?.Items().Select(ClockFile.Read).ToList() ?? [];
        var ladder = root.Member("ladder")?.Items().Select(ReadStep).ToList() ?? [];
        var conduct = ReadConduct(root.Required("conduct"));
        root.RefuseUnknown();

        return name is null || version is null || title is null || calendar is null || from is null || conduct is null || clocks.Contains(null) || ladder.Contains(null)
            ? null
            : new Pack(new(name, version.Value), title, calendar, from.Value, to, clocks!, ladder!, conduct) { Includes = includes };
    });

    /// <summary>True where the file is a published pack, complete in itself.</summary>
    internal static bool IsPublished(string json) => json.Contains("\"composedOf\"", StringComparison.Ordinal);

    private static LadderStep? ReadStep(JsonPlace step)
    {
        if (!step.IsObject())
            return null;
        var name = step.Required("name")?.Text();
        var percent = step.Member("percentOfTime")?.Integer(1, 100);
        var days = step.Member("workingDaysAfterDue")?.Integer(1, 1000);
        var tell = step.Required("tell")?.Texts();
        step.RefuseUnknown();
        return name is null || tell is null ? null : new(name, percent, days, tell);
    }

    private static Conduct? ReadConduct(JsonPlace? conduct)
    {
        if (conduct is null || !conduct.IsObject())
            return null;
        var meeting = conduct.Required("meetingBeforeSubstantiveLetterReply")?.Flag();
        var survey = conduct.Required("noSurveyBeforeResolution")?.Flag();
        var never = conduct.Required("neverClosedBecauseOfTheDeadline")?.Flag();
        var authority = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (role, amount) in conduct.Member("authorityByRole")?.Members() ?? [])
        {
            if (amount.Number(0, 1_000_000_000_000m) is { } limit)
                authority[role] = limit;
        }

        var states = conduct.Member("acknowledgementStatesResponseDate")?.Flag() ?? false;
        var tries = conduct.Member("triesBeforeNotReached")?.Integer(1, 100) ?? 3;
        conduct.RefuseUnknown();
        return meeting is null || survey is null || never is null
            ? null
            : new(meeting.Value, survey.Value, never.Value, authority) { AcknowledgementStatesResponseDate = states, TriesBeforeNotReached = tries };
    }
}
