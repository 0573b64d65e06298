using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Capping;
using Recovery.Integrations.Mail.Sorting;

namespace Recovery.Integrations.Tests.Mail.Sorting;

/// <summary>Two that answer by themselves, pointed at each other.</summary>
public sealed class TwoRespondersTests
{
    private const int Patience = 100; // messages after which it has plainly not stopped
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly OwnAddresses Theirs = new(["help@other.example"]);

    [Fact]
    public void Two_of_our_kind_stop_after_one_answer()
    {
        var ours = AutomaticHeaders.For(A.Own, answers: true);
        var theirs = AutomaticHeaders.For(Theirs, answers: true);

        // A person of theirs wrote once; we answered; they sort our answer as we would
        Exchanged(ours, theirs, answersMachines: false).ShouldBe(1);
    }

    [Theory]
    [InlineData("Auto-Submitted", "auto-replied")]
    [InlineData("Precedence", "bulk")]
    [InlineData("X-Autoreply", "yes")]
    [InlineData("X-Loop", "complaints@shop.example")] // echoes our headers
    public void One_that_answers_everything_is_stopped_by_the_first_sign_it_gives(string header, string value) =>
        Exchanged(AutomaticHeaders.For(A.Own, answers: true), [new Header(header, value)], answersMachines: true).ShouldBe(2);

    [Fact]
    public void One_that_gives_no_sign_at_all_is_stopped_by_the_cap()
    {
        var cap = new SenderCap(Limit: 5, TimeSpan.FromHours(24));
        List<DateTimeOffset> answered = [];
        var now = Start;
        while (answered.Count < Patience && MailSorting.Of(A.Message("help@other.example"), A.Own).MayTouchCase && cap.Of(answered, now).Allowed)
        {
            answered.Add(now);
            now += TimeSpan.FromSeconds(30);
        }

        answered.Count.ShouldBe(5);
    }

    /// <summary>How many automatic messages were sent before one side fell silent, ours first.</summary>
    private static int Exchanged(IReadOnlyList<Header> ours, IReadOnlyList<Header> theirs, bool answersMachines)
    {
        var sent = 0;
        while (sent < Patience)
        {
            sent++;
            if (!answersMachines && !MailSorting.Of(A.Message("complaints@shop.example") with { Headers = ours }, Theirs).MayTouchCase)
                return sent;
            sent++;
            if (!MailSorting.Of(A.Message("help@other.example") with { Headers = theirs }, A.Own).MayTouchCase)
                return sent;
        }

        return sent;
    }
}
