using System.Collections.Frozen;
using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.AskingFeedback;
using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Complaints.Assigning;
using Recovery.Domain.Complaints.ChangingPolicy;
using Recovery.Domain.Complaints.ChoosingLanguage;
using Recovery.Domain.Complaints.Closing;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Elapsing;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Merging;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.NamingEmotions;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Pausing;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Reopening;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Reviewing;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Complaints.Withdrawing;

namespace Recovery.Audit.Exporting.Disclosing;

/// <summary>
/// The one list of what exports may write. What is not on it is written by none of them, whoever asks: a new member of an event stays at home
/// until somebody has decided here what it is. Touchpoint, product, size, class, team and need are categories of the house, which its reports
/// are made of; a reference stands on letters and is therefore no pseudonym.
/// </summary>
internal static class Disclosed
{
    private static readonly FrozenDictionary<Type, FrozenDictionary<string, Standing>> Types = new[]
    {
        Of<ComplaintReceived>(
            facts: e => [nameof(e.Channel), nameof(e.Language), nameof(e.Complainant), nameof(e.Pack), nameof(e.Calendar), nameof(e.Severity), nameof(e.Procedure), nameof(e.ReceivedAt),
                nameof(e.SentAt), nameof(e.OccurredOn), nameof(e.Touchpoint), nameof(e.Product), nameof(e.FixedDeadlines), nameof(e.Attachments)],
            words: e => [nameof(e.Reference), nameof(e.Narrative), nameof(e.Source)]),
        Of<ContactLinked>(facts: e => [nameof(e.Channel), nameof(e.Direction), nameof(e.Attachments)], words: e => [nameof(e.Text), nameof(e.Source)]),
        Of<ComplaintAssigned>(facts: e => [nameof(e.Team)], staff: e => [nameof(e.To)]),
        Of<ComplaintReleased>(staff: e => [nameof(e.From)]),
        Of<SeverityAssessed>(facts: e => [nameof(e.Severity)], words: e => [nameof(e.Reason)]),
        Of<ProcedureChosen>(facts: e => [nameof(e.Procedure)], words: e => [nameof(e.Reason)]),
        Of<LanguageChosen>(facts: e => [nameof(e.Language)]),
        Of<ComplaintAcknowledged>(facts: e => [nameof(e.ResponseDueOn)], words: e => [nameof(e.Message)]),
        Of<EmotionNamed>(facts: e => [nameof(e.Accepted)], words: e => [nameof(e.Emotion)]),
        Of<ComplaintReformulated>(facts: e => [nameof(e.Round), nameof(e.PriorContacts), nameof(e.BrokenPromises)], words: e => [nameof(e.Restatement)]),
        Of<ReformulationConfirmed>(facts: e => [nameof(e.Round)], words: e => [nameof(e.Words)]),
        Of<ReformulationCorrected>(facts: e => [nameof(e.Round)], words: e => [nameof(e.Correction)]),
        Of<ActionPromised>(facts: e => [nameof(e.Promise), nameof(e.DueOn), nameof(e.Value)], staff: e => [nameof(e.Who)], words: e => [nameof(e.What), nameof(e.Override)]),
        Of<PromiseKept>(facts: e => [nameof(e.Promise)], words: e => [nameof(e.Note)]),
        Of<PromiseBroken>(facts: e => [nameof(e.Promise)], words: e => [nameof(e.Reason)]),
        Of<PromiseRenegotiated>(facts: e => [nameof(e.Promise), nameof(e.DueOn)], words: e => [nameof(e.Reason)]),
        Of<MeetingOffered>(facts: e => [nameof(e.At)], words: e => [nameof(e.Note)]),
        Of<MeetingHeld>(facts: e => [nameof(e.At)], words: e => [nameof(e.Note)]),
        Of<MeetingDeclined>(words: e => [nameof(e.Note)]),
        Of<MessageSent>(facts: e => [nameof(e.Kind), nameof(e.Channel), nameof(e.Findings)], words: e => [nameof(e.Text), nameof(e.Override)]),
        Of<SolutionOffered>(facts: e => [nameof(e.Kind), nameof(e.Amount), nameof(e.Currency)], words: e => [nameof(e.Description)]),
        Of<ComplaintResolved>(facts: e => [nameof(e.Outcome), nameof(e.RootCause), nameof(e.CarriedOver)], words: e => [nameof(e.Explanation), nameof(e.Reason)]),
        Of<FeedbackRequested>(),
        Of<FeedbackReceived>(facts: e => [nameof(e.Rating), nameof(e.Disputed)]),
        Of<ComplaintReopened>(words: e => [nameof(e.Reason)]),
        Of<ComplaintWithdrawn>(words: e => [nameof(e.Reason)]),
        Of<ComplaintClosed>(),
        Of<ComplaintMerged>(facts: e => [nameof(e.Into)]),
        Of<ComplaintUnmerged>(facts: e => [nameof(e.From)], words: e => [nameof(e.Reason)]),
        Of<NoteAdded>(words: e => [nameof(e.Text)]),
        Of<AbuseFlagged>(words: e => [nameof(e.Reason)]),
        Of<OverrideReviewed>(facts: e => [nameof(e.Number), nameof(e.Upheld)], words: e => [nameof(e.Reason)]),
        Of<ClockPaused>(facts: e => [nameof(e.Clocks)], words: e => [nameof(e.Reason)]),
        Of<ClockResumed>(words: e => [nameof(e.Reason)]),
        Of<ClockExtended>(facts: e => [nameof(e.Clocks)], words: e => [nameof(e.Reason)]),
        Of<PolicyChanged>(facts: e => [nameof(e.Pack), nameof(e.Calendar)], words: e => [nameof(e.Reason)]),
        Of<DeadlineWarned>(facts: e => [nameof(e.Clock), nameof(e.Milestone), nameof(e.Step), nameof(e.Rank), nameof(e.DueAt), nameof(e.At), nameof(e.Tell)]),
        Of<DeadlineMissed>(facts: e => [nameof(e.Clock), nameof(e.Milestone), nameof(e.Rank), nameof(e.DueAt), nameof(e.Tell)]),
        Of<PersonalDataErased>(facts: e => [nameof(e.Subject)], words: e => [nameof(e.Reason), nameof(e.LegalGround)]),

        // parts of the above
        Of<Complainant>(facts: e => [nameof(e.Subject), nameof(e.Size), nameof(e.Class)], words: e => [nameof(e.Name), nameof(e.Email), nameof(e.Phone)]),
        Of<PolicyRef>(facts: e => [nameof(e.Name), nameof(e.Version)]),
        Of<RootCause>(facts: e => [nameof(e.Need), nameof(e.Touchpoint)]),
        Of<PhraseFinding>(facts: e => [nameof(e.Blocks)], words: e => [nameof(e.Phrase), nameof(e.Instead)]),
        Of<AttachedFile>(facts: e => [nameof(e.Size)], words: e => [nameof(e.Name), nameof(e.MediaType), nameof(e.Sha256)]), // the hash of a known file tells what it is
        Of<SourceRef>(words: e => [nameof(e.System), nameof(e.Id)]), // a Message-ID may name its sender
        Of<Override>(words: e => [nameof(e.Reason)]),
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>True for a type whose members are listed.</summary>
    public static bool Lists(Type type) => Types.ContainsKey(type);

    /// <summary>What a member is; null for one that no export writes.</summary>
    public static Standing? Of(Type type, string member) =>
        Types.TryGetValue(type, out var members) && members.TryGetValue(member, out var standing) ? standing : null;

    private static KeyValuePair<Type, FrozenDictionary<string, Standing>> Of<T>(Func<T, string[]>? facts = null, Func<T, string[]>? staff = null, Func<T, string[]>? words = null)
    {
        var members = new Dictionary<string, Standing>(StringComparer.Ordinal);
        Add(facts, Standing.Fact);
        Add(staff, Standing.Staff);
        Add(words, Standing.Words);
        return KeyValuePair.Create(typeof(T), members.ToFrozenDictionary(StringComparer.Ordinal));

        void Add(Func<T, string[]>? names, Standing standing)
        {
            foreach (var name in names?.Invoke(default!) ?? []) // only names are taken of it: nameof asks nobody
                members.Add(name, standing);
        }
    }
}
