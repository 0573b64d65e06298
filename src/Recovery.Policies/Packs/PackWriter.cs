using System.Globalization;
using System.Text.Json;
using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Policies.Json;

namespace Recovery.Policies.Packs;

/// <summary>A composed pack in one fixed form: what is published, stored and hashed, and what <see cref="PackFile"/> reads again.</summary>
public static class PackWriter
{
    /// <summary>The canonical JSON of a flat pack; members that say nothing are left out.</summary>
    public static string Write(Pack pack) => CanonicalJson.Write(json =>
    {
        json.WriteString("calendar", pack.Calendar);
        List(json, "clocks", pack.Clocks, clock => Clock(json, clock));
        Texts(json, "composedOf", pack.Includes);
        Conduct(json, pack.Conduct);
        json.WriteString("effectiveFrom", Text(pack.EffectiveFrom));
        if (pack.EffectiveTo is { } to)
            json.WriteString("effectiveTo", Text(to));
        List(json, "ladder", pack.Ladder, step => Step(json, step));
        json.WriteString("name", pack.Ref.Name);
        json.WriteString("title", pack.Title);
        json.WriteNumber("version", pack.Ref.Version);
    });

    private static void Clock(Utf8JsonWriter json, ClockRule clock)
    {
        json.WriteStartObject();
        AppliesTo(json, clock.AppliesTo);
        if (clock.Displaces.Count > 0)
            Texts(json, "displaces", clock.Displaces);
        if (clock.ExtendedTarget is { } extended)
            Target(json, "extendedTarget", extended);
        if (clock.HighSeverityFactor != 1m)
            json.WriteNumber("highSeverityFactor", clock.HighSeverityFactor);
        json.WriteString("id", clock.Id);
        if (clock.IfClosed != IfClosed.Keep)
            json.WriteString("ifClosed", Words.Of(clock.IfClosed));
        json.WriteString("milestone", clock.Milestone);
        if (clock.Obligation is { } owed)
            Obligation(json, owed);
        if (clock.OnDue != OnDue.RecordMissed)
            json.WriteString("onDue", Words.Of(clock.OnDue));
        if (clock.OutsideHoursCountsAsNextOpening)
            json.WriteBoolean("outsideHoursCountsAsNextOpening", true);
        if (clock.PauseReasons.Count > 0)
            Texts(json, "pauseReasons", clock.PauseReasons);
        if (clock.RestartsOnResume)
            json.WriteBoolean("restartsOnResume", true);
        if (clock.Source is not null)
            json.WriteString("source", clock.Source);
        json.WriteString("start", Words.Of(clock.Start));
        if (clock.Statutory)
            json.WriteBoolean("statutory", true);
        Texts(json, "stops", clock.Stops.Select(Words.Of));
        Target(json, "target", clock.Target);
        json.WriteEndObject();
    }

    private static void AppliesTo(Utf8JsonWriter json, AppliesTo when)
    {
        if (when == Domain.Sla.AppliesTo.Everything)
            return;
        json.WriteStartObject("appliesTo");
        Optional(json, "channels", when.Channels?.Select(Words.Of));
        Optional(json, "complainantClasses", when.ComplainantClasses);
        Optional(json, "notProducts", when.NotProducts);
        Optional(json, "procedures", when.Procedures?.Select(Words.Of));
        Optional(json, "products", when.Products);
        Optional(json, "severities", when.Severities?.Select(Words.Of));
        json.WriteEndObject();
    }

    private static void Obligation(Utf8JsonWriter json, Obligation owed)
    {
        json.WriteStartObject("obligation");
        if (owed.ChannelRule is not null)
            json.WriteString("channelRule", owed.ChannelRule);
        json.WriteString("document", owed.Document);
        if (owed.LanguageRule is not null)
            json.WriteString("languageRule", owed.LanguageRule);
        Texts(json, "mustContain", owed.MustContain);
        if (owed.Recipient is not null)
            json.WriteString("recipient", owed.Recipient);
        json.WriteEndObject();
    }

    private static void Conduct(Utf8JsonWriter json, Conduct conduct)
    {
        json.WriteStartObject("conduct");
        json.WriteBoolean("acknowledgementStatesResponseDate", conduct.AcknowledgementStatesResponseDate);
        json.WriteStartObject("authorityByRole");
        foreach (var (role, limit) in conduct.AuthorityByRole.OrderBy(role => role.Key, StringComparer.Ordinal))
            json.WriteNumber(role, limit);
        json.WriteEndObject();
        json.WriteBoolean("meetingBeforeSubstantiveLetterReply", conduct.MeetingBeforeSubstantiveLetterReply);
        json.WriteBoolean("neverClosedBecauseOfTheDeadline", conduct.NeverClosedBecauseOfTheDeadline);
        json.WriteBoolean("noSurveyBeforeResolution", conduct.NoSurveyBeforeResolution);
        json.WriteNumber("triesBeforeNotReached", conduct.TriesBeforeNotReached);
        json.WriteEndObject();
    }

    private static void Step(Utf8JsonWriter json, LadderStep step)
    {
        json.WriteStartObject();
        json.WriteString("name", step.Name);
        if (step.PercentOfTime is { } percent)
            json.WriteNumber("percentOfTime", percent);
        Texts(json, "tell", step.Tell);
        if (step.WorkingDaysAfterDue is { } days)
            json.WriteNumber("workingDaysAfterDue", days);
        json.WriteEndObject();
    }

    private static void Target(Utf8JsonWriter json, string name, Target target)
    {
        json.WriteStartObject(name);
        json.WriteNumber("amount", target.Amount);
        json.WriteString("unit", Words.Of(target.Unit));
        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts) => List(json, name, texts, json.WriteStringValue);

    private static void Optional(Utf8JsonWriter json, string name, IEnumerable<string>? texts)
    {
        if (texts is not null)
            Texts(json, name, texts);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
