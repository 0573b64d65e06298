using Recovery.Domain.Calendars;
using Recovery.Policies.Calendars;
using static Recovery.Policies.Tests.Calendars.A;

namespace Recovery.Policies.Tests.Calendars;

/// <summary>Cases worked out by hand.</summary>
public sealed class WorkingTimeTests
{
    private const string Nights = """{"sat":[["20:00","24:00"]],"sun":[["00:00","06:00"]]}""";

    [Theory]
    [InlineData("2026-03-02T10:00:00+01:00", 60, "2026-03-02T11:00:00+01:00")]   // Monday morning
    [InlineData("2026-03-02T12:00:00+01:00", 60, "2026-03-02T14:00:00+01:00")]   // over lunch
    [InlineData("2026-03-02T12:00:00+01:00", 30, "2026-03-02T12:30:00+01:00")]   // ends exactly at the closing of the morning: due then
    [InlineData("2026-03-02T07:00:00+01:00", 15, "2026-03-02T09:15:00+01:00")]   // before opening
    [InlineData("2026-03-02T18:00:00+01:00", 15, "2026-03-03T09:15:00+01:00")]   // after closing
    [InlineData("2026-03-06T17:20:00+01:00", 30, "2026-03-09T09:20:00+01:00")]   // Friday evening over the weekend
    [InlineData("2026-03-06T17:20:00+01:00", 10, "2026-03-06T17:30:00+01:00")]   // ends exactly at closing time: due then
    [InlineData("2026-04-30T17:00:00+02:00", 60, "2026-05-04T09:30:00+02:00")]   // Thursday, Labour Day, weekend
    [InlineData("2026-04-03T17:00:00+02:00", 60, "2026-04-07T09:30:00+02:00")]   // Friday, weekend, Easter Monday
    [InlineData("2026-03-27T17:00:00+01:00", 60, "2026-03-30T09:30:00+02:00")]   // over the change to summer time
    [InlineData("2026-10-23T17:00:00+02:00", 60, "2026-10-26T09:30:00+01:00")]   // over the change to winter time
    [InlineData("2026-03-02T09:00:00+01:00", 450, "2026-03-02T17:30:00+01:00")]  // a whole day of seven hours and a half
    [InlineData("2026-03-02T09:00:00+01:00", 900, "2026-03-03T17:30:00+01:00")]  // two
    public void Minutes_run_in_opening_hours(string from, double minutes, string due) =>
        ParisOffice("2026-04-06", "2026-05-01").Add(from, minutes).ShouldBe(At(due));

    [Theory]
    [InlineData(1, "2026-01-05T17:30:00+01:00")]
    [InlineData(20, "2026-01-30T17:30:00+01:00")]
    [InlineData(21, "2026-02-02T17:30:00+01:00")]
    [InlineData(60, "2026-03-27T17:30:00+01:00")]
    [InlineData(250, "2026-12-22T17:30:00+01:00")] // Labour Day and Easter Monday fall out
    public void Long_budgets_of_working_days_are_counted_out(int days, string due) =>
        ParisOffice("2026-04-06", "2026-05-01").Add("2026-01-05T09:00:00+01:00", days * 450).ShouldBe(At(due));

    [Theory]
    [InlineData("Europe/Paris", "2026-03-28T12:00:00+01:00", 24 * 60, "2026-03-29T13:00:00+02:00")]
    [InlineData("Europe/Paris", "2026-10-24T12:00:00+02:00", 24 * 60, "2026-10-25T11:00:00+01:00")]
    [InlineData("UTC", "2026-03-02T23:59:00Z", 2, "2026-03-03T00:01:00Z")]
    [InlineData("UTC", "2026-12-31T23:59:59Z", 10, "2027-01-01T00:09:59Z")]
    [InlineData("Africa/Cairo", "2026-04-23T12:00:00+02:00", 24 * 60, "2026-04-24T13:00:00+03:00")]   // the clocks skip midnight
    [InlineData("America/Havana", "2026-10-31T12:00:00-04:00", 24 * 60, "2026-11-01T11:00:00-05:00")] // and here midnight comes twice
    [InlineData("Pacific/Apia", "2011-12-29T12:00:00-10:00", 24 * 60, "2011-12-31T12:00:00+14:00")]   // 30 December did not exist
    public void A_calendar_that_never_closes_loses_no_minute(string zone, string from, double minutes, string due)
    {
        var calendar = Calendar(zone, AlwaysOpen);
        calendar.Add(from, minutes).ShouldBe(At(due));
        calendar.Between(from, due).ShouldBe(minutes);
    }

    [Theory]
    [InlineData("2026-03-28T12:00:00+01:00", "2026-03-29T12:00:00+02:00", 9 * 60)]  // the night of the change to summer time is an hour short
    [InlineData("2026-10-24T12:00:00+02:00", "2026-10-25T12:00:00+01:00", 11 * 60)] // and that of the change back an hour long
    [InlineData("2026-03-21T12:00:00+01:00", "2026-03-22T12:00:00+01:00", 10 * 60)]
    public void Openings_are_measured_in_elapsed_time(string from, string to, double minutes) =>
        Calendar("Europe/Paris", Nights).Between(from, to).ShouldBe(minutes);

    [Theory]
    [InlineData("2026-03-29T01:30:00+01:00", true)]
    [InlineData("2026-03-29T03:15:00+02:00", true)]   // 02:30 is skipped: it means 03:30
    [InlineData("2026-03-29T03:30:00+02:00", false)]
    [InlineData("2026-10-25T02:15:00+02:00", true)]   // 02:30 comes twice: the first is meant
    [InlineData("2026-10-25T02:45:00+02:00", false)]
    [InlineData("2026-10-25T02:15:00+01:00", false)]
    public void A_time_within_the_change_of_the_clocks_is_resolved(string at, bool open) =>
        Calendar("Europe/Paris", """{"sun":[["01:00","02:30"]]}""").IsOpen(At(at)).ShouldBe(open);

    [Fact]
    public void Hours_that_the_change_of_the_clocks_pushes_together_count_once() =>
        Calendar("Europe/Paris", """{"sun":[["01:00","02:30"],["03:00","05:00"]]}""")
            .Between("2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00").ShouldBe(180); // 01:00–02:00 and 03:00–05:00

    [Fact]
    public void A_one_off_opening_replaces_the_hours_of_its_day()
    {
        var calendar = Calendar("Europe/Paris", OfficeHours, ["2026-12-25"],
            """{"2026-12-19":[["09:00","12:00"]],"2026-12-21":[],"2026-12-25":[["10:00","11:00"]],"2026-12-22":[["15:00","16:00"]]}""");

        calendar.Between("2026-12-19T00:00:00+01:00", "2026-12-20T00:00:00+01:00").ShouldBe(180); // an open Saturday
        calendar.Between("2026-12-21T00:00:00+01:00", "2026-12-22T00:00:00+01:00").ShouldBe(0);   // a closed Monday
        calendar.Between("2026-12-22T00:00:00+01:00", "2026-12-23T00:00:00+01:00").ShouldBe(60);  // a short Tuesday
        calendar.Between("2026-12-25T00:00:00+01:00", "2026-12-26T00:00:00+01:00").ShouldBe(60);  // an open holiday
        calendar.IsWorkingDay(Day("2026-12-19")).ShouldBeTrue();
        calendar.IsWorkingDay(Day("2026-12-21")).ShouldBeFalse();
        calendar.IsWorkingDay(Day("2026-12-25")).ShouldBeTrue();
    }

    [Fact]
    public void Statutory_days_follow_the_week_and_the_holidays_and_nothing_else()
    {
        var calendar = Calendar("Europe/Paris", OfficeHours, ["2026-12-25"], """{"2026-12-19":[["09:00","12:00"]],"2026-12-21":[],"2026-12-25":[["10:00","11:00"]]}""");
        (string Day, bool Business, bool Ouvrable)[] expected =
        [
            ("2026-12-18", true, true), ("2026-12-19", false, true), ("2026-12-20", false, false), ("2026-12-21", true, true), ("2026-12-25", false, false),
        ];
        expected.ShouldBe(expected.Select(row => (row.Day, calendar.IsBusinessDay(Day(row.Day)), calendar.IsJourOuvrable(Day(row.Day)))));
    }

    [Theory]
    [InlineData("2026-03-02T10:00:00+01:00")]
    [InlineData("2026-03-01T10:00:00+01:00")]
    public void No_working_time_from_any_instant_is_that_instant(string at)
    {
        ParisOffice().Add(At(at), TimeSpan.Zero, NoPause).ShouldBe(At(at));
        ParisOffice().Subtract(At(at), TimeSpan.Zero).ShouldBe(At(at));
    }

    [Theory]
    [InlineData("2026-03-02T10:00:00+01:00", "2026-03-02T10:00:00+01:00")]
    [InlineData("2026-03-02T12:30:00+01:00", "2026-03-02T13:30:00+01:00")]
    [InlineData("2026-03-06T17:30:00+01:00", "2026-03-09T09:00:00+01:00")]
    [InlineData("2026-04-30T17:30:00+02:00", "2026-05-04T09:00:00+02:00")]
    [InlineData("2026-12-31T20:00:00+01:00", "2027-01-01T09:00:00+01:00")]
    public void The_next_opening_is_now_or_later(string at, string opens) => ParisOffice("2026-05-01").NextOpen(At(at)).ShouldBe(At(opens));

    [Theory]
    [InlineData("2026-03-09T09:20:00+01:00", 30, "2026-03-06T17:20:00+01:00")]
    [InlineData("2026-03-09T09:20:00+01:00", 20, "2026-03-09T09:00:00+01:00")] // the latest such start: the opening, not Friday's closing
    [InlineData("2027-01-04T09:30:00+01:00", 60, "2027-01-01T17:00:00+01:00")]
    public void Subtracting_goes_back_through_opening_hours(string until, double minutes, string from) =>
        ParisOffice().Subtract(At(until), Minutes(minutes)).ShouldBe(At(from));

    [Fact]
    public void The_times_of_a_day_are_those_of_its_calendar()
    {
        var calendar = ParisOffice("2026-05-01");
        calendar.OpeningOf(Day("2026-04-30")).ShouldBe(At("2026-04-30T09:00:00+02:00"));
        calendar.CloseOf(Day("2026-04-30")).ShouldBe(At("2026-04-30T17:30:00+02:00"));
        calendar.OpeningOf(Day("2026-05-01")).ShouldBe(At("2026-05-01T00:00:00+02:00"));
        calendar.CloseOf(Day("2026-05-01")).ShouldBe(At("2026-05-01T23:59:59+02:00"));
        calendar.EndOf(Day("2026-10-25")).ShouldBe(At("2026-10-25T23:59:59+01:00"));
        calendar.DateOf(At("2026-04-30T22:30:00Z")).ShouldBe(Day("2026-05-01"));
        calendar.DateOf(At("2026-12-31T23:30:00Z")).ShouldBe(Day("2027-01-01"));
        Calendar("America/Havana", OfficeHours).EndOf(Day("2026-10-31")).ShouldBe(At("2026-10-31T23:59:59-04:00"));
    }
}
