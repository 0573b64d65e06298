using Recovery.Domain.Calendars;
using Recovery.Domain.Sla;

namespace Recovery.Domain.Tests.Stories;

/// <summary>Packs small enough to reckon by hand.</summary>
public static class Packs
{
    public static readonly LadderStep[] Ladder =
    [
        new("half", 50, null, ["assignee"]),
        new("most", 80, null, ["assignee", "supervisor"]),
        new("due", 100, null, ["supervisor"]),
        new("late", null, 1, ["head"]),
    ];

    public static readonly ClockRule Acknowledge = new("ack", "acknowledge", new(60, TimeUnit.WorkingMinutes), StartAnchor.Received, [StopEvent.Acknowledged]);

    public static readonly ClockRule Resolve = new("resolve", "resolve", new(5, TimeUnit.WorkingDays), StartAnchor.Received, [StopEvent.Resolved])
    {
        PauseReasons = ["awaiting-complainant"],
        HighSeverityFactor = 0.5m,
    };

    public static readonly ClockRule Final = new("final", "final-response", new(15, TimeUnit.BusinessDays), StartAnchor.Received, [StopEvent.FinalResponseSent])
    {
        Statutory = true,
        Source = "DISP 1.6.2AR",
        ExtendedTarget = new(35, TimeUnit.BusinessDays),
    };

    public static readonly ClockRule NextResponse = new("next", "next-response", new(1, TimeUnit.WorkingDays), StartAnchor.UnansweredContact, [StopEvent.Answered]);

    public static readonly ClockRule AutoClose = new("close", "close", new(10, TimeUnit.WorkingDays), StartAnchor.Resolved, [StopEvent.Closed]) { OnDue = OnDue.CloseIfUndisputed };

    /// <summary>No clock at all.</summary>
    public static readonly Pack None = Of();

    public static readonly Pack House = Of(Acknowledge, Resolve, Final, NextResponse, AutoClose);

    public static Pack Of(params IReadOnlyList<ClockRule> rules) => new(
        new PolicyRef("test", 1),
        "Test",
        "house",
        new DateOnly(2026, 1, 1),
        null,
        rules,
        Ladder,
        new Conduct(true, true, true, new Dictionary<string, decimal>(StringComparer.Ordinal) { ["agent"] = 100m }));

    /// <summary>One clock, towards resolution unless said otherwise.</summary>
    public static ClockRule Rule(int amount, TimeUnit unit, StartAnchor start = StartAnchor.Received, params StopEvent[] stops) =>
        new("clock", "resolve", new Target(amount, unit), start, stops.Length > 0 ? stops : [StopEvent.Resolved]) { PauseReasons = ["wait"] };
}
