using Recovery.Api.Acknowledging;
using Recovery.Api.Arriving;
using Recovery.Api.Arriving.Providers;
using Recovery.Api.Asking;
using Recovery.Api.AskingFeedback;
using Recovery.Api.Assessing;
using Recovery.Api.Assigning;
using Recovery.Api.Auditing;
using Recovery.Api.ChangingPolicy;
using Recovery.Api.ChoosingLanguage;
using Recovery.Api.Closing;
using Recovery.Api.Confirming;
using Recovery.Api.Delivering;
using Recovery.Api.Erasing;
using Recovery.Api.Exporting;
using Recovery.Api.Keys;
using Recovery.Api.LinkingContacts;
using Recovery.Api.Meeting;
using Recovery.Api.Merging;
using Recovery.Api.Messaging;
using Recovery.Api.NamingEmotions;
using Recovery.Api.Noting;
using Recovery.Api.OnTheSpot;
using Recovery.Api.Pausing;
using Recovery.Api.Policies;
using Recovery.Api.Promising;
using Recovery.Api.Reading;
using Recovery.Api.Receiving;
using Recovery.Api.Reformulating;
using Recovery.Api.Reopening;
using Recovery.Api.Reporting;
using Recovery.Api.Resolving;
using Recovery.Api.Reviewing;
using Recovery.Api.Solving;
using Recovery.Api.Subscribing;
using Recovery.Api.TakingEvents;
using Recovery.Api.Telephoning;
using Recovery.Api.Watching;
using Recovery.Api.Withdrawing;
using Recovery.Api.Working;

namespace Recovery.Api;

/// <summary>Every endpoint, in the order of the complainant's life: what is mapped, documented and tested.</summary>
public static class Routes
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        ReceiveRoute.Route,
        LinkContactRoute.Route,
        EmailRoute.Route,
        PostmarkRoute.Route,
        MailgunRoute.Route,
        SendGridRoute.Route,
        SesRoute.Route,
        ArrivalRoutes.List,
        ArrivalRoutes.One,
        ContentRoutes.Content,
        ContentRoutes.Attachment,
        DecidingRoutes.Filing,
        DecidingRoutes.Dismissal,
        AssignRoute.Route,
        AssessSeverityRoute.Route,
        ChooseProcedureRoute.Route,
        ChooseLanguageRoute.Route,
        AcknowledgeRoute.Route,
        NameEmotionRoute.Route,
        ReformulateRoute.Route,
        ConfirmRoute.Route,
        CorrectRoute.Route,
        PromiseActionRoute.Route,
        KeepPromiseRoute.Route,
        BreakPromiseRoute.Route,
        RenegotiatePromiseRoute.Route,
        MeetingRoute.Route,
        SendMessageRoute.Route,
        OfferSolutionRoute.Route,
        OnTheSpotRoute.Route,
        ResolveRoute.Route,
        FeedbackRoute.Route,
        ReopenRoute.Route,
        WithdrawRoute.Route,
        CloseRoute.Route,
        AddNoteRoute.Route,
        FlagAbuseRoute.Route,
        ReviewOverrideRoute.Route,
        PauseClockRoute.Route,
        ResumeClockRoute.Route,
        ExtendClockRoute.Route,
        MergePreviewRoute.Route,
        MergeRoute.Route,
        UnmergeRoute.Route,
        ChangePolicyRoute.Route,
        EventsRoute.Route,
        EventTypesRoute.Route,
        TwilioRoutes.Voice,
        TwilioRoutes.Sms,
        WorklistRoute.Route,
        CaseRoute.Route,
        HistoryRoute.Route,
        ClocksRoute.Route,
        ReportRoutes.List,
        ReportRoutes.One,
        ChangesRoute.Route,
        AccessesRoute.Route,
        ExportRoute.Route,
        PolicyRoutes.All,
        PolicyRoutes.One,
        EraseRoute.Route,
        CheckpointRoutes.Latest,
        CheckpointRoutes.All,
        ProofRoutes.OfEvent,
        ProofRoutes.Consistency,
        BundleRoute.Route,
        KeyRoutes.List,
        KeyRoutes.Make,
        KeyRoutes.Revoke,
        WebhooksRoute.Route,
        SubscribeRoute.Route,
        ReplaceSecretRoute.Route,
        PauseRoutes.Pause,
        PauseRoutes.Resume,
        RemoveRoute.Route,
        TryRoute.Route,
        DeliveriesRoute.Route,
        StandingRoute.Route,
        RetryRoute.Route,
        RetryFailedRoute.Route,
        GiveUpRoute.Route,
    ];
}
