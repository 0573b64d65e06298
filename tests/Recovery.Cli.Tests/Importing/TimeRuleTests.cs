using Recovery.Cli.Importing;

namespace Recovery.Cli.Tests.Importing;

public sealed class TimeRuleTests
{
    [Theory]
    [InlineData("3/14/2025 1:20", "2025-03-14T05:20:00Z")]
    [InlineData("12/1/2025 23:59", "2025-12-02T04:59:00Z")]
    [InlineData("11/2/2025 1:30", "2025-11-02T05:30:00Z")]            // shown twice: the earlier
    [InlineData("3/9/2025 2:30", "2025-03-09T07:30:00Z")]             // jumped over: moved on by the jump
    [InlineData("2025-03-14T01:20:00+01:00", "2025-03-14T00:20:00Z")] // says its offset
    public void A_local_time_of_a_zone_is_one_instant(string text, string instant) =>
        NewYork("earlier", "forward").Read(text)!.Value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(instant);

    [Fact]
    public void A_map_may_choose_otherwise()
    {
        NewYork("later", "refuse").Read("11/2/2025 1:30").ShouldBe(DateTimeOffset.Parse("2025-11-02T06:30:00Z", System.Globalization.CultureInfo.InvariantCulture));
        NewYork("later", "refuse").Read("3/9/2025 2:30").ShouldBeNull();
    }

    [Theory]
    [InlineData("14/3/2025 1:20")]
    [InlineData("2025-03-14T01:20:00")]
    [InlineData("soon")]
    public void What_is_no_time_is_none(string text) => NewYork("earlier", "forward").Read(text).ShouldBeNull();

    private static TimeRule NewYork(string ambiguous, string skipped)
    {
        var rule = new TimeRule(["M/d/yyyy H:mm"], "America/New_York", ambiguous, skipped);
        rule.Wrong().ShouldBeEmpty();
        return rule;
    }
}
