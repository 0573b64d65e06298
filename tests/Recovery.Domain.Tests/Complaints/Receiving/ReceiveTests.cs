using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Policies.Calendars;

namespace Recovery.Domain.Tests.Complaints.Receiving;

public sealed class ReceiveTests
{
    private static readonly Receive Command = new(
        A.Case, "R-1", Channel.Email, "en", A.Words("The heating failed."), A.Complainant, Packs.House.Ref, new PolicyRef("house", 1));

    [Fact]
    public void A_complaint_is_received_and_its_policy_is_pinned() => Given().When(Command).Then(A.Receipt());

    [Fact]
    public void Everything_said_of_it_is_kept()
    {
        var sent = A.At(A.Monday, 9);
        var command = Command with
        {
            Channel = Channel.Phone, Language = "fr", Touchpoint = "repair", Product = "boiler", Severity = Severity.High, Procedure = Procedure.Formal,
            OccurredOn = A.Monday, SentAt = sent, Source = new SourceRef("cti", "7"),
        };
        Given().When(command).Then(A.Receipt() with
        {
            Channel = Channel.Phone, Language = "fr", Touchpoint = "repair", Product = "boiler", Severity = Severity.High, Procedure = Procedure.Formal,
            OccurredOn = A.Monday, SentAt = sent, Source = new SourceRef("cti", "7"),
        });
    }

    [Fact]
    public void A_letter_gets_the_formal_procedure() =>
        Given().When(Command with { Channel = Channel.Letter }).Then(A.Receipt() with { Channel = Channel.Letter, Procedure = Procedure.Formal });

    [Fact]
    public void Received_twice_is_received_once() => Given(A.Received).When(Command).ThenNothing();

    [Fact]
    public void Somebody_must_have_said_something() => Given().When(Command with { Narrative = A.Words("  ") }).ThenRefused("narrative-empty");

    [Theory]
    [InlineData("de")]
    [InlineData("EN")]
    [InlineData("")]
    public void Three_languages_are_spoken(string language) => Given().When(Command with { Language = language }).ThenRefused("language-unknown", language);

    [Fact]
    public void An_agent_does_not_backdate() => Given().When(Command with { ReceivedAt = A.Now.AddDays(-1) }).ThenRefused("backdating-not-allowed");

    [Fact]
    public void An_agent_does_not_fix_deadlines() => Given().When(Command with { FixedDeadlines = Due(A.Now.AddDays(1)) }).ThenRefused("backdating-not-allowed");

    [Fact]
    public void An_import_brings_its_own_dates() =>
        Given().By(A.Import).When(Command with { ReceivedAt = A.Now.AddDays(-9), FixedDeadlines = Due(A.Now.AddDays(-2)) })
            .Then(A.Receipt() with { ReceivedAt = A.Now.AddDays(-9), FixedDeadlines = Due(A.Now.AddDays(-2)) });

    [Fact]
    public void Nothing_is_received_tomorrow() =>
        Given().By(A.Import).When(Command with { ReceivedAt = A.Now.AddTicks(1) }).ThenRefused("in-the-future", "receivedAt");

    [Fact]
    public void Nothing_is_sent_after_it_was_received() =>
        Given().By(A.Import).When(Command with { ReceivedAt = A.Now.AddDays(-1), SentAt = A.Now }).ThenRefused("in-the-future", "sentAt");

    [Fact]
    public void Nothing_is_sent_tomorrow() => Given().When(Command with { SentAt = A.Now.AddTicks(1) }).ThenRefused("in-the-future", "sentAt");

    [Fact]
    public void Nothing_occurred_tomorrow() => Given().When(Command with { OccurredOn = A.Tuesday }).ThenRefused("in-the-future", "occurredOn");

    [Fact]
    public void Absurd_dates_are_refused_by_name()
    {
        var first = DateTimeOffset.MinValue;
        Given().By(A.Import).When(Command with { ReceivedAt = first }).ThenRefused("date-out-of-range", "receivedAt");
        Given().When(Command with { SentAt = first }).ThenRefused("date-out-of-range", "sentAt");
        Given().When(Command with { OccurredOn = DateOnly.MinValue }).ThenRefused("date-out-of-range", "occurredOn");
        Given().By(A.Import).When(Command with { FixedDeadlines = Due(DateTimeOffset.MaxValue) }).ThenRefused("date-out-of-range", "fixedDeadlines");
        Given().By(A.Import).When(Command with { FixedDeadlines = Due(first) }).ThenRefused("date-out-of-range", "fixedDeadlines");
    }

    [Fact]
    public void A_clock_that_nobody_can_count_is_refused_at_the_door()
    {
        var shut = Given() with { Calendar = new WorkingCalendar(new CalendarDefinition(
            new("shut", 1), "Europe/Paris", new Dictionary<DayOfWeek, IReadOnlyList<Opening>>(), new Dictionary<DateOnly, string?>(), new Dictionary<DateOnly, IReadOnlyList<Opening>>())) };
        shut.Under(Packs.Of(Packs.Acknowledge)).When(Command).ThenRefused("calendar-exhausted", "ack");
        shut.Under(Packs.Of(Packs.Rule(3, TimeUnit.WorkingDays))).When(Command).ThenRefused("calendar-exhausted", "clock");
        Given().Under(Packs.Of(Packs.Rule(int.MaxValue, TimeUnit.Months))).When(Command).ThenRefused("calendar-exhausted", "clock");
    }

    private static Dictionary<string, DateTimeOffset> Due(DateTimeOffset at) => new(StringComparer.Ordinal) { ["resolve"] = at };
}
