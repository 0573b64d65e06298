using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.ChoosingLanguage;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="ChooseLanguage"/>.</summary>
public static class ChooseLanguageHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<ChooseLanguage> asked, OpenCase open) => open.Decide((complaint, _) => LanguageChoice.Decide(complaint, asked.Command));
}
