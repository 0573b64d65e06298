using Recovery.Cli.Tests.Running;

namespace Recovery.Cli.Tests;

public sealed class CalendarVerbTests
{
    private static readonly string Paris = Repository.Data("paris.json");

    [Theory]
    [InlineData("2026-11-23T11:00:00+01:00", "120", "2026-11-23T13:00:00Z")] // over the lunch break
    [InlineData("2026-11-23T09:00:00+01:00", "450", "2026-11-23T16:30:00Z")] // a budget that ends at closing time is due then
    [InlineData("2026-12-24T17:00:00+01:00", "60", "2026-12-28T08:30:00Z")]  // a holiday and a weekend
    [InlineData("2026-12-18T17:30:00+01:00", "60", "2026-12-19T09:00:00Z")]  // a Saturday opened for once
    [InlineData("2026-11-23T10:00:00+01:00", "-90", "2026-11-20T16:00:00Z")] // backwards
    public async Task Working_minutes_run_to_an_instant(string from, string minutes, string due)
    {
        var said = await RecoveryCommand.Run("calendar", "add", "--calendar", Paris, "--from", from, "--minutes", minutes, "--json");

        said.Status.ShouldBe(0, said.Error);
        said.Out.ShouldBe($$"""{"due":"{{due}}"}""" + "\n");
    }

    [Fact]
    public async Task Working_minutes_between_two_instants_are_a_number()
    {
        var said = await RecoveryCommand.Run("calendar", "between", "--calendar", Paris, "--from", "2026-11-20T17:00:00+01:00", "--to", "2026-11-23T09:00:30+01:00", "--json");

        said.Status.ShouldBe(0, said.Error);
        said.Out.ShouldBe("{\"minutes\":30.5}\n");
    }

    [Fact]
    public async Task An_explanation_has_no_gaps_and_adds_up()
    {
        var said = await RecoveryCommand.Run("calendar", "explain", "--calendar", Paris, "--from", "2026-12-24T08:00:00Z", "--to", "2026-12-26T08:00:00Z", "--json");

        var stretches = said.Json.GetProperty("stretches").EnumerateArray().ToList();
        stretches.Zip(stretches.Skip(1)).ShouldAllBe(pair => pair.First.GetProperty("to").GetString() == pair.Second.GetProperty("from").GetString());
        stretches.Where(stretch => stretch.GetProperty("counted").GetBoolean())
            .Sum(stretch => (stretch.GetProperty("to").GetDateTimeOffset() - stretch.GetProperty("from").GetDateTimeOffset()).TotalMinutes)
            .ShouldBe(said.Json.GetProperty("minutes").GetDouble());
        stretches.ShouldContain(stretch => stretch.GetProperty("kind").GetString() == "holiday");
    }

    [Fact]
    public async Task A_bad_calendar_is_told_everything_that_is_wrong_with_it()
    {
        var said = await RecoveryCommand.Run("calendar", "add", "--calendar", Repository.Data("bad-calendar.json"), "--from", "2026-11-23T09:00Z", "--minutes", "1", "--json");

        said.Status.ShouldBe(2);
        said.Out.ShouldBeEmpty();
        said.Error.ShouldContain("timeZone");
        said.Error.ShouldContain("weekly.mon");
        said.Error.ShouldContain("holidays");
    }

    [Theory]
    [InlineData("calendar", "add", "--from", "2026-11-23T09:00Z")]
    [InlineData("calendar", "add", "--calendar", "x.json", "--from", "2026-11-23T09:00", "--minutes", "1")] // no offset
    [InlineData("calendar", "add", "--calendar", "absent.json", "--from", "2026-11-23T09:00Z", "--minutes", "1")]
    [InlineData("report", "nonsense")]
    [InlineData("export", "--format", "parquet")]
    [InlineData("keys", "new", "somebody", "--role", "system")]
    [InlineData("nonsense")]
    public async Task Bad_arguments_end_with_2_and_say_so_on_standard_error(params string[] args)
    {
        var said = await RecoveryCommand.Run(args);

        said.Status.ShouldBe(2, said.Error);
        said.Out.ShouldBeEmpty();
        said.Error.ShouldNotBeEmpty();
    }
}
