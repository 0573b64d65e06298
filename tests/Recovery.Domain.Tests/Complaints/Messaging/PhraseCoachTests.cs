using Recovery.Domain.Complaints.Messaging;

namespace Recovery.Domain.Tests.Complaints.Messaging;

public sealed class PhraseCoachTests
{
    [Theory]
    [InlineData("Well, I don't care.", "I don't care")]
    [InlineData("JE NE SAIS PAS", "je ne sais pas")]
    [InlineData("Lo siento, no lo sé", "no lo sé")]
    [InlineData("hurry\u00a0up", "hurry up")]
    public void It_says_what_to_say_instead(string text, string phrase)
    {
        var finding = PhraseCoach.Read(A.Words(text)).Single(found => found.Phrase == phrase);
        finding.Instead.ShouldNotBeNullOrEmpty();
        finding.Blocks.ShouldBeFalse();
        PhraseCoach.Insult(A.Words(text)).ShouldBeNull();
    }

    [Theory]
    [InlineData("We don’t like your kind here.")]
    [InlineData("Ne revenez plus !")]
    [InlineData("¡Cállese!")]
    [InlineData("es usted  idiota")]
    public void An_insult_blocks_and_nothing_replaces_it(string text)
    {
        PhraseCoach.Insult(A.Words(text)).ShouldNotBeNull().Instead.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("We will repair the heating on Friday.")]
    [InlineData("los imbéciles")] // a phrase is whole words, not the beginning of another
    [InlineData("shut upstairs")]
    [InlineData("\ud800")]
    public void Whatever_else_passes(string text) => PhraseCoach.Read(A.Words(text)).ShouldBeEmpty();

    [Theory]
    [InlineData("Certainly, on Friday.")]
    [InlineData("C'est garanti.")]
    [InlineData("Sin problema.")]
    public void A_promise_of_more_than_can_be_kept_is_flagged(string text)
    {
        PhraseCoach.ReadPromise(A.Words(text)).Count.ShouldBe(1);
        PhraseCoach.Read(A.Words(text)).ShouldBeEmpty();
    }
}
