using FsCheck;
using FsCheck.Fluent;
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
using Outcome = Recovery.Domain.Complaints.Resolving.Outcome; // FsCheck has one too

namespace Recovery.Domain.Tests.Laws;

/// <summary>Random commands of every kind, sensible and absurd, so many of each that whole lives come about.</summary>
public static class Moves
{
    private static readonly Gen<Personal> Text = Of("Repair it.", "We spoke.", "", " ", "No.", "The heating failed twice.", "délai dépassé", "shut up", "\ud800\u0000", "[erased]").Select(A.Words);
    private static readonly Gen<string> Word = Of("anna", "bob", "carla", "", "phone", "they asked for it");
    private static readonly Gen<Actor> Actors = Of(A.Agent, A.Agent, A.Import, new("sam", Role.Supervisor));
    private static readonly Gen<Channel> Channels = Any<Channel>();
    private static readonly Gen<PromiseId> Promises = Of(1, 1, 1, 2, 2, 3, 0, int.MinValue).Select(n => new PromiseId(n));
    private static readonly Gen<decimal?> Amounts = Of<decimal?>(null, null, null, 10m, 100m, -1m, decimal.MaxValue, decimal.MinValue);
    private static readonly Gen<Override?> Overrides = Of<Override?>(null, A.Reasoned, A.Reasoned, A.Reasoned, new(A.Words(" ")));
    private static readonly Gen<DateOnly> Days =
        Gen.Frequency((12, Gen.Choose(0, 28).Select(A.Monday.AddDays)), (1, Of(DateOnly.MinValue, DateOnly.MaxValue, new(9999, 12, 1))));
    private static readonly Gen<DateTimeOffset?> Instants =
        Of<DateTimeOffset?>(null, null, null, A.Now, A.Now.AddDays(-9), A.Now.AddYears(1), DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    private static readonly Gen<Acknowledge> Acknowledging = Text.Select(text => new Acknowledge(A.Case, text));
    private static readonly Gen<Reformulate> Reformulating = Gen.Frequency((3, Of("One.", "Two.", "Three.", "Four.").Select(A.Words)), (1, Text)).Select(text => new Reformulate(A.Case, text));
    private static readonly Gen<Confirm> Confirming = Gen.Constant(new Confirm(A.Case));

    private static readonly Gen<PromiseAction> Promising =
        from what in Text from who in Word from day in Days from value in Amounts from reason in Overrides select new PromiseAction(A.Case, what, who, day, value, reason);

    private static readonly Gen<OfferSolution> Solving =
        from kind in Any<SolutionKind>() from what in Text from amount in Amounts from currency in Of<string?>(null, null, "EUR", "euro")
        select new OfferSolution(A.Case, kind, what, amount, amount is null ? null : currency);

    private static readonly Gen<Resolve> Resolving =
        from outcome in Any<Outcome>() from said in Text from reason in Word from cause in Of<RootCause?>(null, new("warmth", "repair"), new("", "")) from consent in Any<bool>()
        select new Resolve(A.Case, outcome, said, A.Words(reason), cause, consent);

    private static readonly Gen<Receive> Receiving =
        from channel in Channels from language in Of("fr", "es", "en", "en", "de", "und") from text in Text from severity in Any<Severity>() from procedure in Of<Procedure?>(null, Procedure.Formal, Procedure.Informal)
        from received in Instants from sent in Instants from due in Instants
        select new Receive(A.Case, "R-1", channel, language, text, A.Complainant, Packs.House.Ref, new("house", 1), null, null, severity, procedure, null, sent, received, null,
            due is { } at ? new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { ["resolve"] = at } : null);

    /// <summary>Any command at all.</summary>
    public static readonly Gen<IComplaintCommand> Commands = Gen.Frequency(
        (2, As(Receiving)), (3, As(Acknowledging)), (6, As(Reformulating)), (6, As(Confirming)), (6, As(Promising)), (5, As(Solving)), (4, As(Resolving)),
        (2, As(Text.Select(text => new Correct(A.Case, text)))),
        (2, As(from channel in Channels from way in Any<Direction>() from text in Text from source in Of<SourceRef?>(null, new("mail", "1")) select new LinkContact(A.Case, channel, way, text, source))),
        (1, As(from to in Word from team in Of<string?>(null, "north") select new Assign(A.Case, to, team))),
        (1, As(Gen.Constant(new Release(A.Case)))),
        (1, As(from severity in Any<Severity>() from reason in Word select new AssessSeverity(A.Case, severity, A.Words(reason)))),
        (1, As(from procedure in Any<Procedure>() from reason in Word select new ChooseProcedure(A.Case, procedure, A.Words(reason)))),
        (1, As(Of("fr", "es", "en", "de", "und").Select(language => new ChooseLanguage(A.Case, language)))),
        (1, As(Word.Select(emotion => new NameEmotion(A.Case, A.Words(emotion))))),
        (2, As(Promises.Select(id => new KeepPromise(A.Case, id)))),
        (1, As(from id in Promises from reason in Word select new BreakPromise(A.Case, id, A.Words(reason)))),
        (2, As(from id in Promises from day in Days from reason in Word select new RenegotiatePromise(A.Case, id, day, A.Words(reason)))),
        (2, As(Instants.Select(at => new OfferMeeting(A.Case, at)))),
        (1, As(Instants.Select(at => new HoldMeeting(A.Case, at)))),
        (1, As(Gen.Constant(new DeclineMeeting(A.Case)))),
        (2, As(from kind in Any<MessageKind>() from channel in Channels from text in Text from reason in Overrides select new SendMessage(A.Case, kind, channel, text, reason))),
        (1, As(from a in Acknowledging from r in Reformulating from c in Confirming from p in Promising from s in Solving from e in Resolving select new SettleOnTheSpot(A.Case, a, r, c, p, s, e))),
        (2, As(Gen.Constant(new RequestFeedback(A.Case)))),
        (1, As(from rating in Any<Rating>() from disputed in Any<bool>() select new RecordFeedback(A.Case, rating, disputed))),
        (3, As(Text.Select(text => new Reopen(A.Case, text)))),
        (1, As(Gen.Constant(new Close(A.Case)))),
        (2, As(from number in Of(1, 1, 2, 0, int.MinValue) from giver in Actors from upheld in Any<bool>() from reason in Word select new ReviewOverride(A.Case, number, giver, upheld, A.Words(reason)))),
        (1, As(from stage in Any<Stage>() select new Merge(A.Case, new MergeTarget(A.OtherCase, stage, A.Complainant)))),
        (2, As(Word.Select(reason => new Unmerge(A.Case, A.Words(reason))))),
        (1, As(Text.Select(text => new AddNote(A.Case, text)))), (1, As(Text.Select(text => new FlagAbuse(A.Case, text)))),
        (2, As(Of("awaiting-complainant", "other", "").Select(reason => new PauseClock(A.Case, reason)))),
        (2, As(Gen.Constant(new ResumeClock(A.Case)))),
        (1, As(Word.Select(reason => new ExtendClock(A.Case, A.Words(reason))))),
        (1, As(from version in Of(1, 2) from reason in Word select new ChangePolicy(A.Case, new PolicyRef("test", version), new("house", 1), A.Words(reason)))),
        (1, As(Word.Select(reason => new EraseSubject(A.Case, reason, reason)))),
        (1, As(Of("", "Never mind.").Select(text => new Withdraw(A.Case, A.Words(text))))),
        (4, As(Gen.Constant(new Elapse(A.Case)))));

    /// <summary>The method's own way through, so that random lives get somewhere; a test sees that they do.</summary>
    private static readonly Gen<IComplaintCommand>[] Way =
    [
        As(Acknowledging), As(Reformulating), As(Confirming), As(Promising), As(Promising),
        As(from id in Promises from day in Days select new RenegotiatePromise(A.Case, id, day, A.Words("they are away"))),
        As(from id in Promises from note in Text select new KeepPromise(A.Case, id, note)),
        As(Gen.Constant(new OfferSolution(A.Case, SolutionKind.Apology, A.Words("We are sorry.")))),
        As(Any<Outcome>().Select(outcome => new Resolve(A.Case, outcome, A.Words("They are content."), CarryOverConsented: true))),
        As(from rating in Any<Rating>() from disputed in Any<bool>() select new RecordFeedback(A.Case, rating, disputed)),
    ];

    private static readonly Gen<TimeSpan> Whiles =
        Gen.Frequency((9, Of(0, 0, 1, 60, 600)), (2, Of(1440, 4320)), (1, Gen.Constant(20160))).Select(minutes => TimeSpan.FromMinutes(minutes));

    private static readonly Gen<Receive> Received =
        from channel in Channels
        from severity in Any<Severity>()
        select new Receive(A.Case, "R-1", channel, "fr", A.Words("The heating failed."), A.Complainant, Packs.House.Ref, new("house", 1), Severity: severity);

    /// <summary>A life: the complaint is received, the way is gone once or twice, and at every turn anything may be wanted.</summary>
    public static readonly Gen<Step[]> Lives =
        from received in Step(As(Received))
        from once in Gone
        from again in Step(As(Gen.Constant(new Reopen(A.Case, A.Words("Still cold.")))))
        from twice in Gone
        select (Step[])[received, .. once, again, .. twice];

    private static Gen<Step[]> Gone =>
        Gen.CollectToArray(Way, move =>
            from straying in Gen.Choose(-4, 2)
            from strayed in Gen.ArrayOf(Step(Commands), Math.Max(0, straying))
            from gone in Step(move)
            select (Step[])[.. strayed, gone]).Select(turns => turns.SelectMany(turn => turn).ToArray());

    private static Gen<Step> Step(Gen<IComplaintCommand> commands) =>
        from later in Whiles from actor in Actors from command in commands select new Step(later, actor, command);

    private static Gen<T> Of<T>(params T[] values) => Gen.Elements(values);

    private static Gen<T> Any<T>()
        where T : struct => typeof(T) == typeof(bool) ? Of((T)(object)true, (T)(object)false) : Of([.. Enum.GetValues(typeof(T)).Cast<T>()]);

    private static Gen<IComplaintCommand> As<T>(Gen<T> commands)
        where T : IComplaintCommand => commands.Select(command => (IComplaintCommand)command);
}
