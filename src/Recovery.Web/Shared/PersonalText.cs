using Recovery.Domain;

namespace Recovery.Web.Shared;

/// <summary>Somebody's words as a screen shows them.</summary>
internal static class PersonalText
{
    /// <summary>The words; where they were erased, or this process has no key to them, that.</summary>
    public static string Shown(this Personal text, Texts texts) =>
        !text.IsWithheld ? text.Reveal() : texts[ReferenceEquals(text, Personal.Erased) ? "shared.erased-words" : "shared.sealed-words"];
}
