using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.ChoosingLanguage;

/// <summary>Says in which language the complainant is answered, where that was not recognised or not rightly.</summary>
/// <param name="Language"><c>fr</c>, <c>es</c> or <c>en</c>.</param>
public sealed record ChooseLanguage(ComplaintId Complaint, string Language) : IComplaintCommand;

/// <summary>The complainant's language was chosen.</summary>
[StoredAs("language-chosen.v1")]
public sealed record LanguageChosen(string Language) : ComplaintEvent;

/// <summary>The rule of the language: a person chooses it, at any time before the end.</summary>
public static class LanguageChoice
{
    public static Decision Decide(Complaint complaint, ChooseLanguage command) => complaint switch
    {
        { Stage: Stage.None } or { Ended: true }                                             => Refuse.WrongStage(complaint.Stage),
        _ when !Reception.Languages.Contains(command.Language, StringComparer.Ordinal)       => Refuse.Because(Refusals.LanguageUnknown, command.Language),
        _ when complaint.Language == command.Language                                        => Decision.Nothing,
        _ => Accept.With(new LanguageChosen(command.Language)),
    };
}
