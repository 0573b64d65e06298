using System.Text.Json;
using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Integrations.CloudEvents;
using Recovery.Integrations.CloudEvents.Catalogue;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.Phone;

/// <summary>Calls and text messages of any exchange that posts our own events.</summary>
public static class ComputerTelephony
{
    /// <summary>The call of a <c>call-answered</c> or <c>call-missed</c>; the first fault of its data otherwise, or <c>event-type-unknown</c>.</summary>
    public static Reading<PhoneCall> Call(CloudEvent cloudEvent, NumberingPlan plan)
    {
        if (cloudEvent.Type is not (EventTypes.CallAnswered or EventTypes.CallMissed))
            return new Fault(Faults.EventTypeUnknown);
        var (data, faults) = EventCatalogue.Check(cloudEvent);
        if (faults is [var first, ..])
            return first;

        var seconds = data.Member("durationSeconds") is { } duration ? TimeSpan.FromSeconds(duration.GetInt64()) : (TimeSpan?)null;
        return new PhoneCall(
            cloudEvent.Source, data.Text("callId")!, DirectionOf(data), Numbers.Of(data.Text("from"), plan), Numbers.Of(data.Text("to"), plan), Status(cloudEvent, data), data.Text("agent"), Rfc3339.Read(data.Text("startedAt")!), seconds);
    }

    /// <summary>The text message of a <c>text-message-received</c>, likewise.</summary>
    public static Reading<TextMessage> Text(CloudEvent cloudEvent, NumberingPlan plan)
    {
        if (cloudEvent.Type is not EventTypes.TextMessageReceived)
            return new Fault(Faults.EventTypeUnknown);
        var (data, faults) = EventCatalogue.Check(cloudEvent);
        if (faults is [var first, ..])
            return first;

        return new TextMessage(
            cloudEvent.Source, data.Text("messageId")!, DirectionOf(data), Numbers.Of(data.Text("from"), plan), Numbers.Of(data.Text("to"), plan), Personal.Of(data.Text("text")), data.Text("at") is { } at ? Rfc3339.Read(at) : cloudEvent.Time);
    }

    private static Direction DirectionOf(JsonElement data) => data.Text("direction") == "out" ? Direction.Out : Direction.In;

    private static CallStatus Status(CloudEvent cloudEvent, JsonElement data) => (cloudEvent.Type, data.Text("reason")) switch
    {
        (EventTypes.CallAnswered, _) => CallStatus.Answered,
        (_, "busy")                  => CallStatus.Busy,
        (_, "failed")                => CallStatus.Failed,
        _                            => CallStatus.Missed,
    };
}
