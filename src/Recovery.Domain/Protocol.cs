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
using Recovery.Domain.Complaints.OnTheSpot;
using Recovery.Domain.Complaints.Pausing;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Reopening;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Reviewing;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Decisions;

namespace Recovery.Domain;

/// <summary>The method as a whole: every command and the rule that decides it, in the order of the complainant's life (DESIGN 3).</summary>
public static class Protocol
{
    /// <summary>Decides one command; pure.</summary>
    public static Decision Decide(this Complaint complaint, IComplaintCommand command, Context context) => ByItsRule(complaint, command, context).Heeded(complaint);

    private static Decision ByItsRule(Complaint complaint, IComplaintCommand command, Context context) => command switch
    {
        Receive c               => Reception.Decide(complaint, c, context),
        LinkContact c           => ContactLinking.Decide(complaint, c),
        Assign c                => Assignment.Decide(complaint, c),
        Release c               => Assignment.Decide(complaint, c),
        AssessSeverity c        => SeverityAssessment.Decide(complaint, c),
        ChooseLanguage c        => LanguageChoice.Decide(complaint, c),
        ChooseProcedure c       => ProcedureChoice.Decide(complaint, c),
        Acknowledge c           => Acknowledgement.Decide(complaint, c, context),
        NameEmotion c           => EmotionNaming.Decide(complaint, c),
        Reformulate c           => Reformulation.Decide(complaint, c),
        Confirm c               => Confirmation.Decide(complaint, c),
        Correct c               => Confirmation.Decide(complaint, c),
        PromiseAction c         => Promising.Decide(complaint, c, context),
        KeepPromise c           => PromiseKeeping.Decide(complaint, c, context),
        BreakPromise c          => PromiseKeeping.Decide(complaint, c),
        RenegotiatePromise c    => PromiseKeeping.Decide(complaint, c, context),
        OfferMeeting c          => Meetings.Decide(complaint, c),
        HoldMeeting c           => Meetings.Decide(complaint, c, context),
        DeclineMeeting c        => Meetings.Decide(complaint, c),
        SendMessage c           => Messaging.Decide(complaint, c, context),
        OfferSolution c         => Solving.Decide(complaint, c),
        Resolve c               => Resolution.Decide(complaint, c, context),
        SettleOnTheSpot c       => OnTheSpotSettlement.Decide(complaint, c, context),
        RequestFeedback c       => Feedback.Decide(complaint, c),
        RecordFeedback c        => Feedback.Decide(complaint, c),
        Reopen c                => Reopening.Decide(complaint, c),
        Withdraw c              => Withdrawal.Decide(complaint, c),
        Close c                 => Closing.Decide(complaint, c),
        Merge c                 => Merging.Decide(complaint, c),
        Unmerge c               => Merging.Decide(complaint, c),
        AddNote c               => Noting.Decide(complaint, c),
        FlagAbuse c             => Noting.Decide(complaint, c),
        ReviewOverride c        => Reviewing.Decide(complaint, c, context),
        PauseClock c            => Pausing.Decide(complaint, c, context),
        ResumeClock c           => Pausing.Decide(complaint, c),
        ExtendClock c           => Pausing.Decide(complaint, c, context),
        ChangePolicy c          => PolicyChange.Decide(complaint, c),
        EraseSubject c          => Erasure.Decide(complaint, c),
        Elapse                  => Elapsing.Decide(complaint, context),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "no rule decides this command"),
    };
}
