using System.Globalization;
using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;
using Recovery.Web.Shared;

namespace Recovery.Web.Policies;

/// <summary>A complaint that might come in, as the address of the page says it.</summary>
/// <param name="At">Local time of the pack's calendar, <c>2026-11-27T16:50</c>.</param>
/// <param name="Procedure">Empty: as usual for the channel.</param>
/// <param name="Product">Empty: none.</param>
public sealed record Asked(string At, string Channel, string Severity, string Procedure, string Pack, string Product)
{
    /// <summary>As asked; what is not said is a call of normal severity under the house's pack, next Friday shortly before closing.</summary>
    public static Asked Of(Visit visit, IWorkingCalendar calendar) => new(
        visit.Asked("at") ?? NextFriday(visit.Viewer.Now, calendar) + "T16:50",
        visit.Asked("channel") ?? "phone",
        visit.Asked("severity") ?? "normal",
        visit.Asked("procedure") ?? string.Empty,
        visit.Asked("pack") ?? "house",
        visit.Asked("product") ?? string.Empty);

    private static string NextFriday(DateTimeOffset now, IWorkingCalendar calendar)
    {
        var day = calendar.DateOf(now).AddDays(1);
        while (day.DayOfWeek != DayOfWeek.Friday)
            day = day.AddDays(1);
        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}

/// <summary>What would be owed, and how each clock is counted; or what is wrong with the question, by field.</summary>
/// <param name="Clocks">The first to be due first.</param>
public sealed record Trial(Asked Asked, Pack? Pack, IWorkingCalendar? Calendar, DateTimeOffset At, IReadOnlyList<Clock> Clocks, IReadOnlyDictionary<string, string> Faults)
{
    private static readonly Actor Somebody = new("trial", Role.Agent);

    /// <summary>Tries the complaint in the Domain alone: nothing is recorded.</summary>
    public static Trial Of(Asked asked, IPolicyCatalog policies, Texts texts)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var local = LocalTime.Read(asked.At);
        var (channel, severity) = (Word<Channel>("channel", asked.Channel), Word<Severity>("severity", asked.Severity));
        Procedure? procedure = asked.Procedure.Length == 0 ? null : Word<Procedure>("procedure", asked.Procedure);
        if (local is null)
            faults["at"] = texts["policies.fault.at"];
        else if (!policies.Packs.Any(one => one.Ref.Name == asked.Pack))
            faults["pack"] = texts["policies.fault.pack"];
        var pack = local is { } when ? policies.Find(asked.Pack, DateOnly.FromDateTime(when)) : null;
        if (pack is null && faults.Count == 0)
            faults["pack"] = texts["policies.fault.not-in-force"];
        if (faults.Count > 0 || pack is null || policies.FindCalendar(pack.Calendar) is not { } calendar)
            return new(asked, null, null, default, [], faults);

        var at = local!.Value.In(TimeZoneInfo.FindSystemTimeZoneById(calendar.TimeZone));
        var received = new Receive(
            new ComplaintId(Guid.Empty), "–", channel, "en", Personal.Of("–"), new Complainant(Guid.Empty, Personal.Empty), pack.Ref, calendar.Ref,
            Product: asked.Product.Length == 0 ? null : asked.Product, Severity: severity, Procedure: procedure);
        switch (Reception.Decide(Complaint.None, received, new Context(at, Somebody, pack, calendar)))
        {
            case Decision.Accepted accepted:
                var state = accepted.Events.Aggregate(Complaint.None, (so, fact) => so.After(fact, at));
                return new(asked, pack, calendar, at, [.. Deadlines.Of(state, pack, calendar).OrderBy(clock => clock.DueAt)], faults);
            case Decision.Refused refused:
                faults["at"] = Refusals.Text(refused.Code, texts.Language);
                break;
        }

        return new(asked, null, null, default, [], faults);

        T Word<T>(string field, string given)
            where T : struct, Enum
        {
            if (!Domain.Words.TryRead<T>(given, out var word))
                faults[field] = texts["policies.fault.choice"];
            return word;
        }
    }
}
