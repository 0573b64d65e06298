using Recovery.Domain.Complaints.ChoosingLanguage;
using Recovery.Domain.Complaints.Receiving;

namespace Recovery.Domain.Tests.Complaints.ChoosingLanguage;

public sealed class ChooseLanguageTests
{
    [Fact]
    public void A_language_nobody_could_tell_is_chosen_by_a_person() =>
        Given(A.Receipt() with { Language = Reception.Undetermined }).When(new ChooseLanguage(A.Case, "es")).Then(new LanguageChosen("es")).State.Language.ShouldBe("es");

    [Fact]
    public void It_is_that_language_already() => Given(A.Received).When(new ChooseLanguage(A.Case, "en")).ThenNothing();

    [Theory]
    [InlineData("de")]
    [InlineData("und")]
    [InlineData("")]
    public void Only_a_language_we_answer_in_is_chosen(string language) => Given(A.Received).When(new ChooseLanguage(A.Case, language)).ThenRefused("language-unknown", language);

    [Fact]
    public void A_case_that_is_over_keeps_its_language()
    {
        Given(A.Closed).When(new ChooseLanguage(A.Case, "fr")).ThenRefused("wrong-stage", "closed");
        Given().When(new ChooseLanguage(A.Case, "fr")).ThenRefused("wrong-stage", "none");
    }
}
