using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;

namespace Recovery.Domain.Complaints.Messaging;

/// <summary>What a message is for.</summary>
public enum MessageKind
{
    /// <summary>Owed by law; always passes.</summary>
    Statutory,

    /// <summary>Answers the matter itself.</summary>
    Substantive,

    /// <summary>Keeps in touch.</summary>
    Courtesy,
}

/// <summary>Sends the complainant a message.</summary>
public sealed record SendMessage(ComplaintId Complaint, MessageKind Kind, Channel Channel, Personal Text, Override? Override = null) : IComplaintCommand;

/// <summary>A message was sent; what the phrase coach found is kept beside it.</summary>
[StoredAs("message-sent.v1")]
public sealed record MessageSent(MessageKind Kind, Channel Channel, Personal Text, IReadOnlyList<PhraseFinding> Findings, Override? Override) : ComplaintEvent;

/// <summary>The rule of messages: a formal letter is answered by a meeting, and nobody is insulted.</summary>
public static class Messaging
{
    public static Decision Decide(Complaint complaint, SendMessage command, Context context) => complaint switch
    {
        { Stage: Stage.None or Stage.Merged }                                                  => Refuse.WrongStage(complaint.Stage),
        _ when command.Text.IsBlank                                                            => Refuse.Because(Refusals.TextEmpty),
        _ when PhraseCoach.Insult(command.Text) is { } insult                                  => Refuse.Because(Refusals.Insult, insult.Phrase),
        _ when command is { Kind: not MessageKind.Statutory, Override.HasReason: false }       => Refuse.Because(Refusals.ReasonEmpty),
        _ when command.Override is null && AwaitsMeeting(complaint, command, context.Pack)     => Refuse.Because(Refusals.MeetingFirst),
        _ => Accept.With(new MessageSent(command.Kind, command.Channel, command.Text, PhraseCoach.Read(command.Text), command.Override)),
    };

    private static bool AwaitsMeeting(Complaint complaint, SendMessage message, Pack pack) =>
        pack.Conduct.MeetingBeforeSubstantiveLetterReply
        && complaint is { Channel: Channel.Letter, Procedure: Procedure.Formal, MeetingSettled: false }
        && message is { Kind: MessageKind.Substantive, Channel: Channel.Letter or Channel.Phone };
}
