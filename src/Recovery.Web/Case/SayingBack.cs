using System.Text;
using Recovery.Domain.Complaints.Promising;
using Recovery.Engine.Reading;
using Recovery.Web.Shared;

namespace Recovery.Web.Case;

/// <summary>
/// The words a restatement begins and ends with, in the complainant's language whoever writes: an apology, the contacts there were, the
/// promises that were broken, a place for the restatement itself, and the question (DESIGN 3).
/// </summary>
internal static class SayingBack
{
    /// <summary>Stands where the agent's own words go.</summary>
    public const string Place = "…";

    /// <summary>The draft of the next restatement.</summary>
    public static string Draft(CaseView view, TimeZoneInfo zone, DateTimeOffset now)
    {
        var texts = Texts.In(view.Language);
        var say = new Say(texts, zone, now);
        var said = new StringBuilder(texts[view.Rounds is [.., { Answer: Answer.Corrected }] ? "case.say-back.corrected" : "case.say-back.sorry"]);
        if (view.PriorContacts > 0)
            said.Append(' ').Append(texts.Count("case.say-back.contacts", view.PriorContacts));
        foreach (var broken in view.Promises.Where(promise => promise.State == PromiseState.Broken))
            said.Append(' ').Append(texts["case.say-back.broken", broken.What.Reveal().Trim().TrimEnd('.'), say.Day(broken.DueOn)]);
        return said.Append("\n\n").Append(texts["case.say-back.understood"]).Append("\n").Append(Place).Append("\n\n").Append(texts["case.say-back.question"]).ToString();
    }
}
