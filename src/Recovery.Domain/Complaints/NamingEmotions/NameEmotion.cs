using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.NamingEmotions;

/// <summary>"Je vous sens irrité": names what the agent hears; optional, accepted by the complainant or not.</summary>
public sealed record NameEmotion(ComplaintId Complaint, Personal Emotion, bool? Accepted = null) : IComplaintCommand;

/// <summary>An emotion was named.</summary>
[StoredAs("emotion-named.v1")]
public sealed record EmotionNamed(Personal Emotion, bool? Accepted) : ComplaintEvent;

/// <summary>The rule of naming an emotion: at any time while we speak with each other.</summary>
public static class EmotionNaming
{
    public static Decision Decide(Complaint complaint, NameEmotion command) => complaint switch
    {
        { Stage: Stage.None } or { Ended: true }            => Refuse.WrongStage(complaint.Stage),
        _ when command.Emotion.IsBlank                      => Refuse.Because(Refusals.TextEmpty),
        _ => Accept.With(new EmotionNamed(Personal.Of(command.Emotion.Reveal().Trim()), command.Accepted)),
    };
}
