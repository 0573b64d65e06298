using Recovery.Domain.Sla;
using Recovery.Policies.Json;

namespace Recovery.Policies.Packs;

/// <summary>One clock of a pack file.</summary>
internal static class ClockFile
{
    /// <summary>Words by which a rule could favour the large customer.</summary>
    private static readonly string[] OfSize =
        ["size", "sizes", "revenue", "revenues", "customersize", "customerrevenue", "complainantsize", "complainantsizes", "turnover", "spend", "value", "customervalue"];

    public static ClockRule? Read(JsonPlace clock)
    {
        if (!clock.IsObject())
            return null;

        var id = clock.Required("id")?.Text();
        var milestone = clock.Required("milestone")?.Text();
        var target = ReadTarget(clock.Required("target"));
        var start = clock.Required("start")?.Word<StartAnchor>();
        var stops = Words<StopEvent>(clock.Required("stops"));
        var appliesTo = ReadAppliesTo(clock.Member("appliesTo"));
        var factor = clock.Member("highSeverityFactor")?.Number(0, 1) ?? 1m;
        var pauses = clock.Member("pauseReasons")?.Texts() ?? [];
        var restarts = clock.Member("restartsOnResume")?.Flag() ?? false;
        var extended = ReadTarget(clock.Member("extendedTarget"));
        var ifClosed = clock.Member("ifClosed")?.Word<IfClosed>() ?? IfClosed.Keep;
        var outside = clock.Member("outsideHoursCountsAsNextOpening")?.Flag() ?? false;
        var displaces = clock.Member("displaces")?.Texts() ?? [];
        var obligation = ReadObligation(clock.Member("obligation"));
        var onDue = clock.Member("onDue")?.Word<OnDue>() ?? OnDue.RecordMissed;
        var source = clock.Member("source")?.Text();
        var statutory = clock.Member("statutory")?.Flag() ?? false;
        clock.RefuseUnknown(WhyNotSize);

        return id is null || milestone is null || target is null || start is null || stops is null
            ? null
            : new ClockRule(id, milestone, target, start.Value, stops)
            {
                AppliesTo = appliesTo,
                HighSeverityFactor = factor,
                PauseReasons = pauses,
                RestartsOnResume = restarts,
                ExtendedTarget = extended,
                IfClosed = ifClosed,
                OutsideHoursCountsAsNextOpening = outside,
                Displaces = displaces,
                Obligation = obligation,
                OnDue = onDue,
                Source = source,
                Statutory = statutory,
            };
    }

    private static Target? ReadTarget(JsonPlace? target)
    {
        if (target is null || !target.IsObject())
            return null;
        var amount = target.Required("amount")?.Integer(1, 1_000_000);
        var unit = target.Required("unit")?.Word<TimeUnit>();
        target.RefuseUnknown();
        return amount is null || unit is null ? null : new(amount.Value, unit.Value);
    }

    private static AppliesTo ReadAppliesTo(JsonPlace? when)
    {
        if (when is null || !when.IsObject())
            return AppliesTo.Everything;
        var condition = new AppliesTo(
            Words<Channel>(when.Member("channels")),
            Words<Severity>(when.Member("severities")),
            Words<Procedure>(when.Member("procedures")),
            when.Member("products")?.Texts(),
            when.Member("notProducts")?.Texts(),
            when.Member("complainantClasses")?.Texts());
        when.RefuseUnknown(WhyNotSize);
        return condition;
    }

    private static Obligation? ReadObligation(JsonPlace? owed)
    {
        if (owed is null || !owed.IsObject())
            return null;
        var document = owed.Required("document")?.Text();
        var contents = owed.Required("mustContain")?.Texts();
        var channel = owed.Member("channelRule")?.Text();
        var language = owed.Member("languageRule")?.Text();
        var recipient = owed.Member("recipient")?.Text();
        owed.RefuseUnknown();
        return document is null || contents is null ? null : new(document, contents, channel, language, recipient);
    }

    private static List<T>? Words<T>(JsonPlace? list)
        where T : struct, Enum => list?.Items().Select(item => item.Word<T>()).OfType<T>().ToList();

    private static string? WhyNotSize(string member) => OfSize.Contains(member.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase)
        ? "is refused: no rule reads the size or revenue of a customer; everybody's complaint has the same clocks. Use channels, severities, procedures, products or complainantClasses"
        : null;
}
