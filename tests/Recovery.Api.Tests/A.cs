using Recovery.Api.Asking;
using Recovery.Domain.Sla;

namespace Recovery.Api.Tests;

/// <summary>Named states of a case, made over HTTP.</summary>
internal static class A
{
    public const string Restatement = """{"restatement":"The heating failed twice and nobody called back. Have I got that right?"}""";
    public const string Redress = """{"kind":"redress","description":"Two months of rent back.","amount":240.50,"currency":"EUR"}""";
    public const string Accepted = """{"outcome":"accepted","explanation":"The boiler works and the rent was paid back.","rootCause":{"need":"to be called back","touchpoint":"hotline"},"carryOverConsented":true}""";

    public static string Letter => Complaint("letter");

    public static string Complaint(string channel, string narrative = "The heating failed twice.") => $$"""
        {"channel":"{{channel}}","language":"en","narrative":"{{narrative}}","complainant":{"name":"Ada Example","email":"ada@example.org"},"touchpoint":"hotline"}
        """;

    public static async Task<string> Received(Talk by, string channel = "email") => (await by.Post("complaints", Complaint(channel))).Done(201).Id;

    public static async Task<string> Acknowledged(Talk by, string channel = "email")
    {
        var id = await Received(by, channel);
        (await by.Post($"complaints/{id}/acknowledgement", "{}")).Done();
        return id;
    }

    public static async Task<string> Reformulated(Talk by, string channel = "email")
    {
        var id = await Acknowledged(by, channel);
        (await by.Post($"complaints/{id}/reformulations", Restatement)).Done();
        return id;
    }

    public static async Task<string> Confirmed(Talk by, string channel = "email")
    {
        var id = await Reformulated(by, channel);
        (await by.Post($"complaints/{id}/confirmation", """{"words":"Yes, exactly."}""")).Done();
        return id;
    }

    public static async Task<string> Promised(Talk by, Ports ports, string channel = "email")
    {
        var id = await Confirmed(by, channel);
        (await by.Post($"complaints/{id}/promises", Promise(ports))).Done();
        return id;
    }

    public static async Task<string> Resolved(Talk by, Ports ports)
    {
        var id = await Promised(by, ports);
        (await by.Post($"complaints/{id}/solutions", Redress)).Done();
        (await by.Post($"complaints/{id}/resolution", Accepted)).Done();
        return id;
    }

    public static string Promise(Ports ports) => $$"""{"what":"A new boiler is fitted","who":"agent-7","dueOn":"{{NextWorkingDay(ports):yyyy-MM-dd}}"}""";

    /// <summary>The first working day after today, by the house calendar.</summary>
    public static DateOnly NextWorkingDay(Ports ports)
    {
        var calendar = ports.Policies.FindCalendar(ports.Policies.Find("house", DateOnly.FromDateTime(ports.Clock.Now.UtcDateTime))!.Calendar)!;
        var day = calendar.DateOf(ports.Clock.Now).AddDays(1);
        while (!calendar.IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }
}
