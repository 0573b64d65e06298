using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Domain.Calendars;
using Recovery.Domain.Sla;

namespace Recovery.Api.Policies;

/// <summary>A version of a pack.</summary>
public sealed record PackListed(
    string Name,
    int Version,
    string Title,
    string Calendar,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    IReadOnlyList<string> Includes,
    IReadOnlyList<string> Sources,
    IReadOnlyList<ClockRule> Clocks,
    IReadOnlyList<LadderStep> Ladder,
    Conduct Conduct)
{
    internal static PackListed Of(Pack pack) => new(
        pack.Ref.Name,
        pack.Ref.Version,
        pack.Title,
        pack.Calendar,
        pack.EffectiveFrom,
        pack.EffectiveTo,
        pack.Includes,
        [.. pack.Clocks.Select(rule => rule.Source).OfType<string>().Distinct(StringComparer.Ordinal)],
        pack.Clocks,
        pack.Ladder,
        pack.Conduct);
}

/// <summary>A version of a calendar.</summary>
public sealed record CalendarListed(string Name, int Version, string TimeZone)
{
    internal static CalendarListed Of(IWorkingCalendar calendar) => new(calendar.Ref.Name, calendar.Ref.Version, calendar.TimeZone);
}

/// <summary>Packs and calendars, all versions.</summary>
public sealed record PolicyList(IReadOnlyList<PackListed> Packs, IReadOnlyList<CalendarListed> Calendars);

/// <summary><c>GET policies</c> and <c>GET policies/{name}</c>.</summary>
internal static class PolicyRoutes
{
    public static readonly QueryRoute All = new()
    {
        Path = "policies",
        Name = "policies",
        Summary = "Every published pack and calendar, all versions, with their clocks and the law these come from.",
        Right = Right.ReadCase,
        Answers = typeof(PolicyList),
        Find = (exchange, _) => ValueTask.FromResult(new Found(Of(exchange.Ports.Policies, null))),
    };

    public static readonly QueryRoute One = new()
    {
        Path = "policies/{name}",
        Name = "policy",
        Summary = "All versions of the pack and of the calendar of one name.",
        Right = Right.ReadCase,
        Codes = [ApiCodes.PolicyUnknown],
        Answers = typeof(PolicyList),
        Find = (exchange, _) => ValueTask.FromResult(Of(exchange.Ports.Policies, exchange.PathPart("name")) is { Packs.Count: 0, Calendars.Count: 0 }
            ? new Problem(404, ApiCodes.PolicyUnknown)
            : new Found(Of(exchange.Ports.Policies, exchange.PathPart("name")))),
    };

    private static PolicyList Of(IPolicyCatalog policies, string? name) => new(
        [.. policies.Packs.Where(pack => name is null || pack.Ref.Name == name).Select(PackListed.Of)],
        [.. policies.Calendars.Where(calendar => name is null || calendar.Ref.Name == name).Select(CalendarListed.Of)]);
}
