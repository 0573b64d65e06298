using Recovery.Domain.Complaints.Pausing;

namespace Recovery.Domain.Tests.Complaints.Pausing;

public sealed class PausingTests
{
    private const string TheirTurn = "awaiting-complainant";

    private static readonly ClockPaused Paused = new(TheirTurn, ["resolve"]);

    [Fact]
    public void The_clocks_that_the_pack_lets_wait_do() => Given(A.Received).When(new PauseClock(A.Case, TheirTurn)).Then(Paused);

    [Fact]
    public void They_wait_once() => Given(A.Received).And(Paused).When(new PauseClock(A.Case, TheirTurn)).ThenNothing();

    [Fact]
    public void They_wait_for_one_reason() => Given(A.Received).And(Paused).When(new PauseClock(A.Case, "incomplete")).ThenRefused("already-paused");

    [Fact]
    public void There_is_a_reason() => Given(A.Received).When(new PauseClock(A.Case, "")).ThenRefused("reason-empty");

    [Fact]
    public void The_pack_allows_it() => Given(A.Received).When(new PauseClock(A.Case, "holidays")).ThenRefused("pause-not-allowed", TheirTurn);

    [Fact]
    public void What_is_settled_does_not_wait()
    {
        Given(A.Resolved).When(new PauseClock(A.Case, TheirTurn)).ThenRefused("wrong-stage", "resolved");
        Given().When(new PauseClock(A.Case, TheirTurn)).ThenRefused("wrong-stage", "none");
    }

    [Fact]
    public void The_clocks_run_again() => Given(A.Received).And(Paused).When(new ResumeClock(A.Case)).Then(new ClockResumed(TheirTurn));

    [Fact]
    public void They_run_already()
    {
        Given(A.Received).When(new ResumeClock(A.Case)).ThenNothing();
        Given(A.WithSolution).And(Paused, A.Settled()).When(new ResumeClock(A.Case)).ThenNothing();
    }

    [Fact]
    public void What_is_over_does_not_run()
    {
        Given(A.Closed).When(new ResumeClock(A.Case)).ThenRefused("wrong-stage", "closed");
        Given().When(new ResumeClock(A.Case)).ThenRefused("wrong-stage", "none");
    }

    [Fact]
    public void A_holding_reply_extends_what_the_pack_lets_it_extend() =>
        Given(A.Received).When(new ExtendClock(A.Case, A.Words("the expert comes in May"))).Then(new ClockExtended(A.Words("the expert comes in May"), ["final"]));

    [Fact]
    public void It_extends_once() => Given(A.Received).And(new ClockExtended(A.Words("expert"), ["final"])).When(new ExtendClock(A.Case, A.Words("again"))).ThenNothing();

    [Fact]
    public void It_says_why() => Given(A.Received).When(new ExtendClock(A.Case, A.Words(" "))).ThenRefused("reason-empty");

    [Fact]
    public void Nothing_is_extended_that_the_pack_does_not_extend() =>
        Given(A.Received).Under(Packs.Of(Packs.Resolve)).When(new ExtendClock(A.Case, A.Words("expert"))).ThenRefused("extension-not-allowed");

    [Fact]
    public void What_has_passed_is_not_extended()
    {
        var due = Given(A.Received).Clock("final").DueAt!.Value;
        Given(A.Received).At(due.AddTicks(-1)).When(new ExtendClock(A.Case, A.Words("expert"))).Then(new ClockExtended(A.Words("expert"), ["final"]));
        Given(A.Received).At(due).When(new ExtendClock(A.Case, A.Words("expert"))).ThenRefused("extension-not-allowed");
    }

    [Fact]
    public void What_is_settled_is_not_extended() => Given(A.Resolved).When(new ExtendClock(A.Case, A.Words("expert"))).ThenRefused("wrong-stage", "resolved");
}
