using Recovery.Domain.Complaints.NamingEmotions;

namespace Recovery.Domain.Tests.Complaints.NamingEmotions;

public sealed class NameEmotionTests
{
    [Fact]
    public void An_emotion_is_named() => Given(A.Received).When(new NameEmotion(A.Case, A.Words(" irritated "), true)).Then(new EmotionNamed(A.Words("irritated"), true));

    [Fact]
    public void It_is_named_while_we_speak_with_each_other()
    {
        Given().When(new NameEmotion(A.Case, A.Words("irritated"))).ThenRefused("wrong-stage", "none");
        Given(A.Closed).When(new NameEmotion(A.Case, A.Words("irritated"))).ThenRefused("wrong-stage", "closed");
    }

    [Fact]
    public void It_has_a_name() => Given(A.Received).When(new NameEmotion(A.Case, A.Words(" "))).ThenRefused("text-empty");
}
