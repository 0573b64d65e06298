using Recovery.Domain.Calendars;
using Recovery.Policies.Calendars;
using static Recovery.Policies.Tests.Calendars.A;

namespace Recovery.Policies.Tests.Calendars;

/// <summary>The calendar file of the contract, and how a wrong one is refused.</summary>
public sealed class CalendarFileTests
{
    private static string[] Errors(string json) => [.. CalendarFile.Read(json).Errors.Select(error => error.ToString())];

    private static string[] ErrorsOfHours(string hours) => Errors($$"""{"timeZone":"Europe/Paris","weekly":{"mon":{{hours}} } }""");

    [Fact]
    public void The_file_of_the_contract_is_read()
    {
        var calendar = CalendarFile.Read("""
            {"timeZone":"Europe/Paris","weekly":{"mon":[["09:00","12:30"],["13:30","17:30"]],"sun":[["00:00","24:00"]]},"holidays":["2026-12-25"],"openings":{"2026-12-19":[["09:00","12:00"]]}}
            """).OrThrow("contract");
        calendar.Ref.ShouldBe(new PolicyRef("calendar", 1));
        calendar.Weekly[DayOfWeek.Monday].ShouldBe([new(540, 750), new(810, 1050)]);
        calendar.Weekly[DayOfWeek.Sunday].ShouldBe([new(0, 1440)]);
        calendar.Holidays.Keys.ShouldBe([Day("2026-12-25")]);
        calendar.Openings[Day("2026-12-19")].ShouldBe([new(540, 720)]);
    }

    [Fact]
    public void Names_versions_and_holiday_sets_are_read()
    {
        var sets = new Dictionary<string, HolidaySet> { ["XX"] = new("XX", 2026, 2026, new Dictionary<DateOnly, string?> { [Day("2026-05-01")] = "Labour Day", [Day("2026-12-25")] = "Christmas" }) };
        var calendar = CalendarFile.Read("""
            {"name":"shop","version":3,"timeZone":"UTC","weekly":{},"holidaySets":["XX"],"holidays":["2026-12-24",{"date":"2026-12-25","name":"Yule"}],"holidayNames":{"2026-12-24":"Eve"}}
            """, sets).OrThrow("named");
        calendar.Ref.ToString().ShouldBe("shop@3");
        calendar.Holidays.OrderBy(day => day.Key).Select(day => day.Value).ShouldBe(["Labour Day", "Eve", "Yule"]);
    }

    [Theory]
    [InlineData("""[["09:00","12:00"],["11:00","13:00"]]""", "weekly.mon[1]: 11:00–13:00 overlaps 09:00–12:00")]
    [InlineData("""[["12:00","09:00"]]""", "weekly.mon[0]: ends at 09:00, which is not after 12:00; hours past midnight are two intervals: until 24:00, and from 00:00 of the next day")]
    [InlineData("""[["09:00","09:00"]]""", "weekly.mon[0]: ends at 09:00, which is not after 09:00; hours past midnight are two intervals: until 24:00, and from 00:00 of the next day")]
    [InlineData("""[["9:00","12:00"]]""", "weekly.mon[0][0]: must be a time from \"00:00\" to \"24:00\"")]
    [InlineData("""[["09:00","24:01"]]""", "weekly.mon[0][1]: must be a time from \"00:00\" to \"24:00\"")]
    [InlineData("""[["09:60","12:00"]]""", "weekly.mon[0][0]: must be a time from \"00:00\" to \"24:00\"")]
    [InlineData("""[["09:00"]]""", "weekly.mon[0]: must be two times: [from, to]")]
    [InlineData("\"always\"", "weekly.mon: must be a list")]
    public void Wrong_hours_are_refused(string hours, string error) => ErrorsOfHours(hours).ShouldBe([error]);

    [Theory]
    [InlineData("""{"timeZone":"Mars/Olympus","weekly":{}}""", "timeZone: \"Mars/Olympus\" is not an IANA time zone such as \"Europe/Paris\"")]
    [InlineData("""{"timeZone":"europe/paris","weekly":{}}""", "timeZone: \"europe/paris\" is not an IANA time zone such as \"Europe/Paris\"")]
    [InlineData("""{"weekly":{}}""", "lacks \"timeZone\"")]
    [InlineData("""{"timeZone":"UTC"}""", "lacks \"weekly\"")]
    [InlineData("""{"timeZone":"UTC","weekly":{"monday":[]}}""", "weekly.monday: is not a weekday; write mon, tue, wed, thu, fri, sat or sun")]
    [InlineData("""{"timeZone":"UTC","weekly":{},"holidays":["25/12/2026"]}""", "holidays[0]: must be a date such as \"2026-12-25\"; \"25/12/2026\" is none")]
    [InlineData("""{"timeZone":"UTC","weekly":{},"holidays":["2026-12-25","2026-12-25"]}""", "holidays[1]: is a second holiday on 2026-12-25; keep one")]
    [InlineData("""{"timeZone":"UTC","weekly":{},"openings":{"2026-13-01":[]}}""", "openings.2026-13-01: is not a date such as \"2026-12-19\"")]
    [InlineData("""{"timeZone":"UTC","weekly":{},"holidaySets":["FR"]}""", "holidaySets[0]: \"FR\" cannot be found: no holiday sets were given; list the dates in \"holidays\"")]
    [InlineData("""{"timeZone":"UTC","weekly":{},"holidayNames":{"2026-12-25":"Christmas"}}""", "holidayNames.2026-12-25: names a day that is not in \"holidays\"")]
    [InlineData("""{"timeZone":"UTC","weekly":{},"hollidays":[]}""", "hollidays: is not a known member; known are holidayNames, holidaySets, holidays, name, openings, timeZone, title, version, weekly")]
    [InlineData("[]", "must be an object")]
    public void A_wrong_file_is_refused_with_the_place(string json, string error) => Errors(json).ShouldBe([error]);

    [Fact]
    public void All_errors_are_told_at_once() =>
        Errors("""{"timeZone":"Mars","weekly":{"mon":[["x","y"]]},"holidays":[7],"more":1}""").Length.ShouldBe(5);

    [Fact]
    public void An_explanation_tells_why_time_did_not_count()
    {
        var calendar = new WorkingCalendar(CalendarFile.Read($$"""
            {"timeZone":"Europe/Paris","weekly":{{OfficeHours}},"holidays":[{"date":"2026-05-01","name":"Fête du travail"}],"openings":{"2026-05-04":[] } }
            """).OrThrow("explained"));
        calendar.Explain(At("2026-04-30T17:00:00+02:00"), At("2026-05-05T10:00:00+02:00"), [new(At("2026-05-05T09:30:00+02:00"), null, "awaiting-complainant")])
            .Select(stretch => $"{stretch.From.ToOffset(TimeSpan.FromHours(2)):MM-dd HH:mm} {stretch.Kind} {stretch.Note}".TrimEnd()).ShouldBe(
            [
                "04-30 17:00 Open", "04-30 17:30 OutsideHours", "05-01 00:00 Holiday Fête du travail", "05-02 00:00 DayOff", "05-04 00:00 OneOffClosure",
                "05-05 00:00 OutsideHours", "05-05 09:00 Open", "05-05 09:30 Paused awaiting-complainant",
            ]);
    }
}
