using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;

namespace Recovery.Api.Messaging;

/// <summary><c>POST complaints/{id}/messages</c>.</summary>
internal static class SendMessageRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<MessageKind> MessageKind = Body.Must("kind", new Word<MessageKind>(), "What it is for; what the law owes always passes.");
    private static readonly Member<Channel> Channel = Body.Must("channel", new Word<Channel>(), "How it goes out.");
    private static readonly Member<Personal> Text = Body.Must("text", Kinds.Account, "What it says.");
    private static readonly Member<Override?> Override = Body.May("override", Kinds.Override, "Answers without the meeting, with a reason that a supervisor will read.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/messages",
        Name = "send-message",
        Summary = "Sends the complainant a message. The answer to a formal letter waits for the meeting; insults are refused.",
        Right = Right.BringIn,
        Body = Body,
        Example = """{"kind":"courtesy","channel":"email","text":"We are still on it and will call you on Monday."}""",
        Codes = [Refusals.WrongStage, Refusals.TextEmpty, Refusals.Insult, Refusals.MeetingFirst, Refusals.PersonalDataErased],
        Command = (id, body) => new SendMessage(id, MessageKind.In(body), Channel.In(body), Text.In(body), Override.In(body)),
    };
}
