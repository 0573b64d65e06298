using Recovery.Domain.Sla;
using Recovery.Web.Shared;

namespace Recovery.Web.Policies;

/// <summary>A rule of a pack in words; rules that say the same for several channels are told once.</summary>
/// <param name="When">To which cases it applies: "E-mail, Web form".</param>
/// <param name="Says">How long from what: "within 4 working hours of receipt".</param>
/// <param name="Also">What else there is to it: what stops it, what lengthens it, what is sent.</param>
public sealed record ToldClock(string Milestone, string When, string Says, IReadOnlyList<string> Also, string? Source, bool Statutory);

/// <summary>Puts the clocks of a pack into the viewer's language.</summary>
public sealed class ClockWords(Texts texts)
{
    /// <summary>All rules of a list, in its order, those that differ only in their channel as one.</summary>
    public IReadOnlyList<ToldClock> Told(IEnumerable<ClockRule> rules) =>
        [.. rules.Select(rule => (Rule: rule, Says: Says(rule), Also: Also(rule)))
            .GroupBy(one => (one.Rule.Milestone, one.Says, Also: string.Join('\n', one.Also), Others: Conditions(one.Rule.AppliesTo with { Channels = null }), one.Rule.Source, one.Rule.Statutory, Any: one.Rule.AppliesTo.Channels is null))
            .Select(same => new ToldClock(same.Key.Milestone, When(same.Select(one => one.Rule.AppliesTo)), same.Key.Says, same.First().Also, same.Key.Source, same.Key.Statutory))];

    /// <summary>"within 4 working hours of receipt".</summary>
    public string Says(ClockRule rule) =>
        texts[rule.Target.Unit == TimeUnit.WorkingDays ? "policies.says.closing" : "policies.says.plain", Within(rule.Target), texts["policies.from." + Domain.Words.Of(rule.Start)]];

    /// <summary>"within 4 working hours".</summary>
    public string Within(Target target) => target switch
    {
        { Unit: TimeUnit.WorkingMinutes, Amount: var minutes } when minutes % 60 == 0 => texts.Count("policies.within.working-hours", minutes / 60),
        _ => texts.Count("policies.within." + Domain.Words.Of(target.Unit), target.Amount),
    };

    /// <summary>What the ladder of a pack tells whom, and when.</summary>
    public IReadOnlyList<string> Ladder(Pack pack) =>
        [.. pack.Ladder.Select(step => step switch
        {
            { PercentOfTime: { } percent and < 100 }  => texts["policies.ladder.before", percent, Whom(step.Tell)],
            { WorkingDaysAfterDue: { } days and > 0 } => texts.Count("policies.ladder.after", days) + " " + texts["policies.ladder.tell", Whom(step.Tell)],
            _                                         => texts["policies.ladder.due", Whom(step.Tell)],
        })];

    private string Whom(IEnumerable<string> tell) => List(tell.Select(who => texts.Word("tell", who)));

    private string When(IEnumerable<AppliesTo> same)
    {
        var all = same.ToList();
        var channels = all.TrueForAll(one => one.Channels is not null) ? all.SelectMany(one => one.Channels!).Distinct().ToList() : null;
        return Conditions(all[0] with { Channels = channels }) is { Length: > 0 } said ? char.ToUpper(said[0], texts.Culture) + said[1..] : texts["policies.when.always"];
    }

    private string Conditions(AppliesTo when) => string.Join(" · ", new[]
    {
        when.Channels is { } channels ? List(channels.Select(channel => texts.Word(channel))) : null,
        when.Severities is { } severities ? texts["policies.when.severity", List(severities.Select(severity => texts.Word(severity)))] : null,
        when.Procedures is { } procedures ? texts["policies.when.procedure", List(procedures.Select(procedure => texts.Word(procedure)))] : null,
        when.Products is { } products ? texts["policies.when.product", Names("product", products)] : null,
        when.NotProducts is { } others ? texts["policies.when.not-product", Names("product", others)] : null,
        when.ComplainantClasses is { } classes ? texts["policies.when.class", Names("complainant-class", classes)] : null,
    }.OfType<string>());

    private List<string> Also(ClockRule rule)
    {
        List<string> also = [texts["policies.also.stops", List(rule.Stops.Select(stop => texts["policies.stop." + Domain.Words.Of(stop)]), texts["policies.or"])]];
        if (rule.HighSeverityFactor != 1m)
            also.Add(rule.HighSeverityFactor == 0.5m ? texts["policies.also.half"] : texts["policies.also.share", rule.HighSeverityFactor]);
        if (rule.ExtendedTarget is { } longer)
            also.Add(texts["policies.also.extended", Within(longer)]);
        if (rule.PauseReasons.Count > 0)
            also.Add(texts[rule.RestartsOnResume ? "policies.also.restarts" : "policies.also.pauses", Names("pause", rule.PauseReasons)]);
        if (rule.OutsideHoursCountsAsNextOpening)
            also.Add(texts["policies.also.next-opening"]);
        if (rule.IfClosed != IfClosed.Keep)
            also.Add(texts["policies.also.if-closed." + Domain.Words.Of(rule.IfClosed)]);
        if (rule.OnDue == OnDue.CloseIfUndisputed)
            also.Add(texts["policies.also.closes"]);
        if (rule.Obligation is { } owed)
            also.Add(texts["policies.also.document", string.Join(" · ", new[] { owed.Document, owed.ChannelRule, owed.LanguageRule }.OfType<string>()), string.Join("; ", owed.MustContain)]);
        return also;
    }

    private string Names(string kind, IEnumerable<string> names) => List(names.Select(name => texts.Word(kind, name)));

    private static string List(IEnumerable<string> words) => string.Join(", ", words);

    private static string List(IEnumerable<string> words, string or)
    {
        var all = words.ToList();
        return all.Count < 2 ? string.Concat(all) : string.Join(", ", all[..^1]) + $" {or} {all[^1]}";
    }
}
