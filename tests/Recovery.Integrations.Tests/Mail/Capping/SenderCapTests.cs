using FsCheck;
using FsCheck.Fluent;
using Recovery.Integrations.Mail.Capping;

namespace Recovery.Integrations.Tests.Mail.Capping;

public sealed class SenderCapTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly SenderCap Cap = new(3, TimeSpan.FromHours(1));

    private static DateTimeOffset At(int minutes) => Noon.AddMinutes(minutes);

    [Fact]
    public void The_third_is_allowed_and_the_fourth_waits_for_the_first_to_age()
    {
        Cap.Of([At(-50), At(-10)], Noon).ShouldBe(new CapVerdict(true, null));
        Cap.Of([At(-10), At(-50), At(-20)], Noon).ShouldBe(new CapVerdict(false, At(10)));
        Cap.Of([At(-10), At(-50), At(-20)], At(10)).Allowed.ShouldBeTrue();
    }

    [Fact]
    public void A_clock_ahead_does_not_open_the_gate() => Cap.Of([At(5), At(6), At(7)], Noon).Allowed.ShouldBeFalse();

    [Fact]
    public void Nothing_is_allowed_by_a_limit_of_none() => new SenderCap(0, TimeSpan.FromHours(1)).Of([], Noon).ShouldBe(new CapVerdict(false, null));

    [Fact]
    public void The_end_of_time_does_not_overflow() => Cap.Of([DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue], DateTimeOffset.MinValue).Allowed.ShouldBeFalse();

    [Fact]
    public void No_window_ever_holds_more_than_the_limit() => Prop.ForAll(Gen.ListOf(Gen.Choose(0, 40)).ToArbitrary(), gaps =>
    {
        List<DateTimeOffset> allowed = [];
        var now = Noon;
        foreach (var gap in gaps)
        {
            now = now.AddMinutes(gap);
            if (Cap.Of(allowed, now).Allowed)
                allowed.Add(now);
        }

        return allowed.TrueForAll(from => allowed.Count(at => at >= from && at - from < Cap.Window) <= Cap.Limit);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
