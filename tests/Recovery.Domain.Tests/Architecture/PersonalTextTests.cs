using System.Reflection;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Tests.Laws;

namespace Recovery.Domain.Tests.Architecture;

/// <summary>
/// Free text is personal by definition: nobody can promise that it names nobody (DESIGN 6). Every text of an event that is not is listed here with the
/// reason; a new one has to be decided on.
/// </summary>
public sealed class PersonalTextTests
{
    private const string Ours = "somebody of ours, by the name they sign in with";
    private const string House = "a name the house gives, and reports count by";
    private const string Pack = "a word of the pack";

    private static readonly SortedDictionary<string, string> NotPersonal = new(StringComparer.Ordinal)
    {
        ["ActionPromised.Who"] = Ours,
        ["AttachedFile.MediaType"] = "a word of the Internet's",
        ["AttachedFile.Sha256"] = "a hash of the content",
        ["ClockExtended.Clocks"] = Pack,
        ["ClockPaused.Clocks"] = Pack,
        ["ClockPaused.Reason"] = "a reason the pack allows, and no other",
        ["ClockResumed.Reason"] = "the same",
        ["Complainant.Class"] = "a word of a statute",
        ["Complainant.Size"] = House,
        ["ComplaintAssigned.Team"] = House,
        ["ComplaintAssigned.To"] = Ours,
        ["ComplaintReceived.FixedDeadlines"] = Pack,
        ["ComplaintReceived.Language"] = "a language tag",
        ["ComplaintReceived.Product"] = House,
        ["ComplaintReceived.Reference"] = "a number of ours",
        ["ComplaintReceived.Touchpoint"] = House,
        ["ComplaintReleased.From"] = Ours,
        ["DeadlineMissed.Clock"] = Pack,
        ["DeadlineMissed.Milestone"] = Pack,
        ["DeadlineMissed.Tell"] = "roles",
        ["DeadlineWarned.Clock"] = Pack,
        ["DeadlineWarned.Milestone"] = Pack,
        ["DeadlineWarned.Step"] = Pack,
        ["DeadlineWarned.Tell"] = "roles",
        ["LanguageChosen.Language"] = "a language tag",
        ["PersonalDataErased.LegalGround"] = "outlives the words it is about, and is refused where it names the person",
        ["PersonalDataErased.Reason"] = "outlives the words it is about, and is refused where it names the person",
        ["PhraseFinding.Instead"] = "a phrase of our own table",
        ["PhraseFinding.Phrase"] = "a phrase of our own table",
        ["PolicyRef.Name"] = "a policy's name",
        ["RootCause.Need"] = House,
        ["RootCause.Touchpoint"] = House,
        ["SolutionOffered.Currency"] = "ISO 4217",
        ["SourceRef.Id"] = "an identifier of another system; of mail, a hash",
        ["SourceRef.System"] = "another system's name",
    };

    [Fact]
    public void Every_text_of_an_event_is_personal_or_listed_with_the_reason_why_it_is_not() =>
        VocabularyTests.Events.SelectMany(Texts).Distinct().Order(StringComparer.Ordinal).ShouldBe(NotPersonal.Keys);

    [Fact]
    public void Every_word_of_an_event_is_known_to_be_spoken()
    {
        foreach (var type in VocabularyTests.Events)
        {
            var filled = new Filled();
            var fact = (ComplaintEvent)filled.Of(type);
            Spoken.Words(fact).ShouldBe(filled.Words, ignoreOrder: true, type.Name);
            Spoken.IsIn(fact).ShouldBe(filled.Words.Count > 0, type.Name);
        }
    }

    private static IEnumerable<string> Texts(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(one => one.GetMethod!.GetParameters().Length == 0 && one.CanWrite)
        .SelectMany(member => member.PropertyType switch
        {
            var of when of == typeof(string) || IsOfTexts(of) => [$"{type.Name}.{member.Name}"],
            var of when Forgotten.IsRecord(of)                => Texts(of),
            { IsGenericType: true } of                        => of.GetGenericArguments().Where(Forgotten.IsRecord).SelectMany(Texts),
            _                                                 => [],
        });

    private static bool IsOfTexts(Type type) => type.IsGenericType && type.GetGenericArguments().Contains(typeof(string));
}
