namespace Recovery.Domain.Decisions;

/// <summary>
/// Every code with which a rule refuses. The codes are an API: documented, translated (a sentence in each of the three languages), and never renamed.
/// </summary>
public static class Refusals
{
    public const string AboveAuthority = "above-authority";
    public const string AlreadyPaused = "already-paused";
    public const string AmountNegative = "amount-negative";
    public const string AmountWithoutCurrency = "amount-without-currency";
    public const string AssigneeEmpty = "assignee-empty";
    public const string BackdatingNotAllowed = "backdating-not-allowed";
    public const string DeadlineIsNoReason = "deadline-is-no-reason";
    public const string Disputed = "disputed";
    public const string ExplanationEmpty = "explanation-empty";
    public const string ExtensionNotAllowed = "extension-not-allowed";
    public const string InTheFuture = "in-the-future";
    public const string Insult = "insult";
    public const string LanguageUnknown = "language-unknown";
    public const string MeetingFirst = "meeting-first";
    public const string MeetingNotOffered = "meeting-not-offered";
    public const string MergeIntoItself = "merge-into-itself";
    public const string MergeOfTwoComplainants = "merge-of-two-complainants";
    public const string MergeTargetEnded = "merge-target-ended";
    public const string NarrativeEmpty = "narrative-empty";
    public const string NoSolutionOffered = "no-solution-offered";
    public const string NotOnTheSpot = "not-on-the-spot";
    public const string NotResolved = "not-resolved";
    public const string NotTriedEnough = "not-tried-enough";
    public const string NothingToConfirm = "nothing-to-confirm";
    public const string PauseNotAllowed = "pause-not-allowed";
    public const string PromiseAfterFinalDeadline = "promise-after-final-deadline";
    public const string PromiseAlreadyBroken = "promise-already-broken";
    public const string PromiseAlreadyKept = "promise-already-kept";
    public const string PromiseInThePast = "promise-in-the-past";
    public const string PromiseIncomplete = "promise-incomplete";
    public const string PromiseNotOnAWorkingDay = "promise-not-on-a-working-day";
    public const string PromiseUnknown = "promise-unknown";
    public const string PromisesOpen = "promises-open";
    public const string ReasonEmpty = "reason-empty";
    public const string RestatementEmpty = "restatement-empty";
    public const string RestatementNotConfirmed = "restatement-not-confirmed";
    public const string RoundsExhausted = "rounds-exhausted";
    public const string SeverityLoweredForChannel = "severity-lowered-for-channel";
    public const string TextEmpty = "text-empty";
    public const string WrongStage = "wrong-stage";
}
