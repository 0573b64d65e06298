using System.Globalization;
using Recovery.Domain.Calendars;
using Recovery.Policies.Calendars;

namespace Recovery.Policies.Tests.Calendars;

/// <summary>
/// The results that other products' test suites expect, and the three places where this product decides otherwise:
/// a budget that ends at closing time is due then; no working time from a closed instant is that instant; days are due at the close of the day.
/// </summary>
public sealed class PeerTests
{
    private const int Absent = -1;

    public static TheoryData<int> Cases => PeerCase.All.Count == 0 ? [Absent] : [.. Enumerable.Range(0, PeerCase.All.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Working_time_agrees_with_other_products(int index)
    {
        Assert.SkipWhen(index == Absent, "calendar_cases.csv is neither in $RECOVERY_SHARED_DATA nor in ../shared/data");
        var expected = PeerCase.All[index];
        var calendar = expected.Calendar();
        TestContext.Current.TestOutputHelper?.WriteLine(expected.ToString());

        switch (expected["kind"])
        {
            case "add":
                Due(expected).ShouldContain(Observed(calendar.Add(expected.Start, expected.Target, expected.Pauses()), expected), expected.ToString());
                break;
            case "subtract":
                var until = expected.Target == TimeSpan.Zero ? expected.Start : A.At(expected["expected_instant"]);
                calendar.Subtract(expected.Start, expected.Target).ShouldBe(until, expected.ToString());
                break;
            case "elapsed":
                calendar.Between(expected.Start, A.At(expected["end_instant"]), expected.Pauses()).TotalMinutes
                    .ShouldBe(double.Parse(expected["expected_elapsed_minutes"], CultureInfo.InvariantCulture), expected.ToString());
                break;
            case "is_open":
                calendar.IsOpen(expected.Start).ShouldBe(bool.Parse(expected["expected_open"]), expected.ToString());
                break;
            case "next_open":
                calendar.NextOpen(expected.Start).ShouldBe(A.At(expected["expected_instant"]), expected.ToString());
                break;
            case "add_business_days":
                DaysAgree(calendar, expected);
                break;
            default:
                Assert.Fail($"{expected}: unknown kind {expected["kind"]}");
                break;
        }
    }

    /// <summary>What counts as right: the closing time where the peer names it among its acceptable answers.</summary>
    private static DateTimeOffset[] Due(PeerCase expected) =>
        expected.Target == TimeSpan.Zero ? [expected.Start]
        : expected["acceptable_instants"].Length > 0 ? [A.At(expected["acceptable_instants"].Split(' ')[0])]
        : [A.At(expected["expected_instant"])];

    /// <summary>One peer cuts the seconds off its answers.</summary>
    private static DateTimeOffset Observed(DateTimeOffset due, PeerCase expected) =>
        expected["name"].Contains("truncates seconds", StringComparison.Ordinal) ? due.AddTicks(-(due.Ticks % TimeSpan.TicksPerMinute)) : due;

    /// <summary>
    /// The peer keeps the time of day; here n working days end at the close of the n-th. The day itself is the same once receipt outside hours counts
    /// as the next opening. Going back by days has no meaning for a deadline.
    /// </summary>
    private static void DaysAgree(WorkingCalendar calendar, PeerCase expected)
    {
        var days = int.Parse(expected["business_days"], CultureInfo.InvariantCulture);
        Assert.SkipWhen(days < 0, "days are never counted backwards");

        var day = calendar.DateOf(calendar.NextOpen(expected.Start));
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (calendar.IsWorkingDay(day))
                left--;
        }

        day.ShouldBe(calendar.DateOf(A.At(expected["expected_instant"])), expected.ToString());
    }
}
