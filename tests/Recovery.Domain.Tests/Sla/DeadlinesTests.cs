using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Complaints.Closing;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.NamingEmotions;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Solving;

namespace Recovery.Domain.Tests.Sla;

public sealed class DeadlinesTests
{
    private static readonly DateTimeOffset Tuesday = A.At(A.Tuesday, 10);

    private static readonly ContactLinked TheyWrote = new(Channel.Email, Direction.In, A.Words("Any news?"));

    private static Story Only(ClockRule rule, ComplaintReceived? received = null) => Given(received ?? A.Receipt()).Under(Packs.Of(rule));

    private static MessageSent Sent(MessageKind kind) => new(kind, Channel.Email, A.Words("Dear Madam"), [], null);

    [Fact]
    public void Each_clock_starts_at_its_anchor()
    {
        var sent = A.Now.AddDays(-3);
        var story = Given(A.Receipt() with { SentAt = sent }).Under(Packs.Of(
            Packs.Rule(1, TimeUnit.Weeks) with { Id = "received" },
            Packs.Rule(1, TimeUnit.Weeks, StartAnchor.Sent) with { Id = "sent" },
            Packs.Rule(1, TimeUnit.Weeks, StartAnchor.Completed) with { Id = "completed" },
            Packs.Rule(1, TimeUnit.Weeks, StartAnchor.Resolved) with { Id = "resolved" },
            Packs.NextResponse));
        story.Owed.ShouldBe(["received", "sent", "completed"]);
        story.Clock("received").StartedAt.ShouldBe(A.Now);
        story.Clock("sent").StartedAt.ShouldBe(sent);
        story.Clock("completed").StartedAt.ShouldBe(A.Now);
        story.At(Tuesday).And(TheyWrote).Clock("next").StartedAt.ShouldBe(Tuesday);
    }

    [Fact]
    public void Sent_is_received_where_nobody_knows() => Only(Packs.Rule(1, TimeUnit.Weeks, StartAnchor.Sent)).Clock("clock").StartedAt.ShouldBe(A.Now);

    [Fact]
    public void Several_targets_start_and_stop_each_for_itself()
    {
        var story = Given(A.Received).At(Tuesday).And(TheyWrote).At(A.At(A.Wednesday, 9)).And(new ComplaintAcknowledged(null, null));
        story.Clock("ack").StateAt(story.Now).ShouldBe(ClockState.MetLate);
        story.Clock("ack").StoppedAt.ShouldBe(story.Now);
        story.Owed.ShouldBe(["resolve", "final"]);
        story.Clock("resolve").StateAt(story.Now).ShouldBe(ClockState.Running);
    }

    [Fact]
    public void A_clock_stopped_at_its_due_instant_is_met()
    {
        var story = Only(Packs.Acknowledge);
        story.At(A.At(A.Monday, 11)).And(new ComplaintAcknowledged(null, null)).Clock("ack").StateAt(Tuesday).ShouldBe(ClockState.Met);
        story.Clock("ack").StateAt(A.At(A.Monday, 11)).ShouldBe(ClockState.Missed);
        story.Clock("ack").StateAt(A.At(A.Monday, 11).AddTicks(-1)).ShouldBe(ClockState.Running);
    }

    [Theory]
    [InlineData(StopEvent.Acknowledged, 1)]
    [InlineData(StopEvent.Answered, 1)]
    [InlineData(StopEvent.Reformulated, 2)]
    [InlineData(StopEvent.Promised, 4)]
    [InlineData(StopEvent.FinalResponseSent, 6)]
    [InlineData(StopEvent.MeetingOffered, 7)]
    [InlineData(StopEvent.Resolved, 8)]
    [InlineData(StopEvent.FeedbackRequested, 9)]
    [InlineData(StopEvent.Closed, 10)]
    public void Each_stop_is_the_event_it_names(StopEvent stop, int number)
    {
        ComplaintEvent[] life =
        [
            .. A.Promised, A.WithSolution[^1], Sent(MessageKind.Substantive), new MeetingOffered(null, null), A.Settled(A.P1),
            new Recovery.Domain.Complaints.AskingFeedback.FeedbackRequested(), new ComplaintClosed(),
        ];
        var clock = Packs.Rule(1, TimeUnit.Weeks, StartAnchor.Received, stop) with { Statutory = true };
        var story = Given(life[0]).Under(Packs.Of(clock));
        for (var i = 1; i < life.Length; i++)
        {
            story = story.At(A.Now.AddMinutes(i)).And(life[i]);
            var stopped = Deadlines.Of(story.State, story.Pack, story.Calendar).SingleOrDefault(c => c.Id == "clock")?.StoppedAt;
            stopped.ShouldBe(i < number ? null : A.Now.AddMinutes(number), life[i].ToString());
        }
    }

    [Fact]
    public void Only_an_answer_to_what_was_understood_is_the_final_response()
    {
        Given(A.Reformulated).And(Sent(MessageKind.Substantive)).Owed.ShouldContain("final");
        Given(A.Confirmed).And(Sent(MessageKind.Courtesy)).Owed.ShouldContain("final");
        Given(A.Confirmed).And(Sent(MessageKind.Statutory)).Owed.ShouldNotContain("final");
        Given(A.Resolved).Owed.ShouldContain("final"); // settled, but the letter that the law asks for is still owed
        Given(A.Resolved).And(Sent(MessageKind.Statutory)).Owed.ShouldNotContain("final");
    }

    [Fact]
    public void Whatever_we_say_on_any_channel_answers_the_complainant()
    {
        ComplaintEvent[] answers =
        [
            new ComplaintAcknowledged(null, null), A.Restated(1), Sent(MessageKind.Courtesy), new MeetingOffered(null, null), new MeetingHeld(null, null),
            A.WithSolution[^1], A.Given(A.P2, A.Friday), new PromiseRenegotiated(A.P1, A.Thursday, A.Words("agreed")), A.Settled(),
            .. Enum.GetValues<Channel>().Select(channel => new ContactLinked(channel, Direction.Out, A.Words("Hello."))),
        ];
        foreach (var answer in answers)
            Given(A.Promised).And(TheyWrote, answer).Owed.ShouldNotContain("next", answer.ToString());
        Given(A.Promised).And(TheyWrote, new EmotionNamed(A.Words("angry"), null)).Owed.ShouldContain("next");
    }

    [Fact]
    public void The_first_reply_on_any_channel_stops_a_first_response_clock()
    {
        var rule = Packs.Acknowledge with { Stops = [StopEvent.Answered] };
        foreach (var channel in Enum.GetValues<Channel>())
        {
            Only(rule).At(Tuesday).And(new ContactLinked(channel, Direction.Out, A.Words("Hello.")), new ContactLinked(channel, Direction.In, A.Words("Yes?")))
                .Clock("ack").StoppedAt.ShouldBe(Tuesday, channel.ToString());
        }
    }

    [Fact]
    public void Several_unanswered_contacts_wait_since_the_first() =>
        Given(A.Received).And(TheyWrote).At(Tuesday).And(TheyWrote).Clock("next").StartedAt.ShouldBe(A.Now);

    [Fact]
    public void A_rule_applies_where_all_its_conditions_do()
    {
        var here = A.Receipt() with { Product = "Boiler", Complainant = A.Complainant with { Class = "consumer" } };
        bool Applies(AppliesTo when, ComplaintReceived? received = null) => Only(Packs.Resolve with { AppliesTo = when }, received ?? here).Owed.Count == 1;
        Applies(AppliesTo.Everything).ShouldBeTrue();
        Applies(new(Channels: [Channel.Email])).ShouldBeTrue();
        Applies(new(Channels: [Channel.Letter])).ShouldBeFalse();
        Applies(new(Severities: [Severity.Normal])).ShouldBeTrue();
        Applies(new(Severities: [Severity.High])).ShouldBeFalse();
        Applies(new(Procedures: [Procedure.Informal])).ShouldBeTrue();
        Applies(new(Procedures: [Procedure.Formal])).ShouldBeFalse();
        Applies(new(Products: ["boiler"])).ShouldBeTrue();
        Applies(new(Products: ["boiler"]), A.Receipt()).ShouldBeFalse();
        Applies(new(NotProducts: ["boiler"])).ShouldBeFalse();
        Applies(new(NotProducts: ["boiler"]), A.Receipt()).ShouldBeTrue();
        Applies(new(NotProducts: ["card"])).ShouldBeTrue();
        Applies(new(ComplainantClasses: ["Consumer"])).ShouldBeTrue();
        Applies(new(ComplainantClasses: ["consumer"]), A.Receipt()).ShouldBeFalse();
    }

    [Fact]
    public void High_severity_halves_the_working_time_from_the_start() =>
        Only(Packs.Resolve, A.Receipt() with { Severity = Severity.High }).Clock("resolve").DueAt.ShouldBe(A.At(A.Thursday, 9, 30));

    [Fact]
    public void Continuous_hours_are_halved_as_hours() =>
        Only(Packs.Rule(2, TimeUnit.ContinuousHours) with { HighSeverityFactor = 0.5m }, A.Receipt() with { Severity = Severity.High, ReceivedAt = A.At(A.Monday, 17) })
            .Clock("clock").DueAt.ShouldBe(A.At(A.Monday, 18));

    [Fact]
    public void Raised_later_it_is_due_no_earlier_than_it_was_raised_and_no_later_than_it_was()
    {
        var raised = new SeverityAssessed(Severity.High, A.Words("cold"));
        var story = Only(Packs.Resolve);
        story.At(Tuesday).And(raised).Clock("resolve").DueAt.ShouldBe(A.At(A.Thursday, 9, 30));
        story.At(A.At(A.Friday, 9)).And(raised).Clock("resolve").DueAt.ShouldBe(A.At(A.Friday, 9));
        story.At(A.At(new(2026, 12, 4), 9)).And(raised).Clock("resolve").DueAt.ShouldBe(A.At(new(2026, 11, 30), 17, 30));
    }

    [Fact]
    public void Said_again_it_was_not_raised_again()
    {
        var high = new SeverityAssessed(Severity.High, A.Words("cold"));
        Only(Packs.Resolve).At(A.At(A.Friday, 9)).And(high).At(A.At(A.Friday, 10)).And(high).Clock("resolve").DueAt.ShouldBe(A.At(A.Friday, 9));
    }

    [Fact]
    public void Lowered_again_it_has_its_whole_time() =>
        Only(Packs.Resolve).At(Tuesday).And(new SeverityAssessed(Severity.High, A.Words("cold")), new SeverityAssessed(Severity.Normal, A.Words("warm"))).Clock("resolve").DueAt
            .ShouldBe(A.At(new(2026, 11, 30), 17, 30));

    [Fact]
    public void No_case_has_no_clock() => Given().Owed.ShouldBeEmpty();

    [Fact]
    public void A_promise_is_due_at_the_close_of_its_day() => Given(A.Promised).Clock("promise.p1").DueAt.ShouldBe(A.At(A.Friday, 17, 30));

    [Fact]
    public void The_final_deadline_is_the_earliest_answer_to_the_whole_case()
    {
        var story = Given(A.Promised);
        Deadlines.Final(story.State, story.Context).ShouldBe(story.Clock("resolve").DueAt);
        Deadlines.Final(Given(A.Resolved).Under(Packs.Of(Packs.Resolve)).State, story.Context with { Pack = Packs.Of(Packs.Resolve) }).ShouldBeNull();
    }
}
