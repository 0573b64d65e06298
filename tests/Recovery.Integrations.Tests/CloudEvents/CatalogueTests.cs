using System.Text.Json;
using Recovery.Integrations.CloudEvents;
using Recovery.Integrations.CloudEvents.Catalogue;
using Recovery.Integrations.Phone;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.Tests.CloudEvents;

public sealed class CatalogueTests
{
    public static TheoryData<string> Types => [.. EventTypes.All];

    [Theory]
    [MemberData(nameof(Types))]
    public void The_example_of_every_event_follows_its_schema_and_one_member_more_does_not(string type)
    {
        var kind = EventCatalogue.Find(type).ShouldNotBeNull();
        Check(type, kind.Example).ShouldBeEmpty();
        Check(type, kind.Example.TrimEnd().TrimEnd('}') + ",\"zzz\":1}").ShouldBe([new Fault(Faults.MemberUnknown, "/zzz")]);
        Check(type, "{}").ShouldAllBe(fault => fault.Code == Faults.MemberMissing);
        Check(type, "[]").ShouldBe([new Fault(Faults.MemberInvalid, "")]);
    }

    [Fact]
    public void Every_fault_of_the_data_is_told_with_its_place() =>
        Check(EventTypes.ComplaintReceived, """{"channel":"pigeon","language":"fr","narrative":"","complainant":{"email":"no","a/b":1},"occurredOn":"2026-02-30"}""").ShouldBe(
            [
                new Fault(Faults.MemberInvalid, "/channel"), new Fault(Faults.MemberInvalid, "/narrative"), new Fault(Faults.MemberMissing, "/complainant/name"),
                new Fault(Faults.MemberInvalid, "/complainant/email"), new Fault(Faults.MemberUnknown, "/complainant/a~1b"), new Fault(Faults.MemberInvalid, "/occurredOn"),
            ]);

    [Fact]
    public void A_schema_with_a_word_that_is_not_checked_is_refused() =>
        Should.Throw<InvalidOperationException>(() => JsonShape.Of("""{"type":"string","pattern":"x"}"""));

    [Fact]
    public void An_event_of_any_exchange_is_a_call()
    {
        var answered = ComputerTelephony.Call(Event(EventTypes.CallAnswered, EventCatalogue.Find(EventTypes.CallAnswered)!.Example), NumberingPlan.France).Value.ShouldNotBeNull();
        (answered.Status, answered.From.Reveal(), answered.Talk, answered.Agent).ShouldBe((CallStatus.Answered, "+33612345678", TimeSpan.FromSeconds(184), "agent-7"));
        ComputerTelephony.Call(Event(EventTypes.CallMissed, EventCatalogue.Find(EventTypes.CallMissed)!.Example), NumberingPlan.France).Value!.Status.ShouldBe(CallStatus.Missed);
        ComputerTelephony.Text(Event(EventTypes.TextMessageReceived, EventCatalogue.Find(EventTypes.TextMessageReceived)!.Example), NumberingPlan.Spain).Value!.Text.Reveal().ShouldBe("¿Cuándo vienen?");
        ComputerTelephony.Call(Event(EventTypes.CallMissed, "{}"), NumberingPlan.France).Fault!.Code.ShouldBe(Faults.MemberMissing);
    }

    private static IReadOnlyList<Fault> Check(string type, string data) => EventCatalogue.Check(Event(type, data)).Faults;

    private static CloudEvent Event(string type, string data) =>
        new() { Id = "1", Source = "/pbx", Type = type, Data = CloudEventData.Of(JsonDocument.Parse(data).RootElement) };
}
