using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;
using Recovery.Engine.Storing;

namespace Recovery.Engine.Handling;

/// <summary>What becomes of a command on a case as it stands: an answer that changes nothing, or an effect to write. The same for every engine.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>Nothing is to be written.</summary>
    public sealed record Said(Outcome Outcome) : Verdict;

    /// <summary>To be written as a whole; <see cref="Outcome"/> is what it comes to once it is.</summary>
    public sealed record Granted(Effect Effect, DateTimeOffset At) : Verdict
    {
        /// <summary>The case as it then stands.</summary>
        public KnownCase After(AppendResult.Appended written) => new(Effect.After, written.Version, written.Position, At);

        /// <summary>The answer once it is written.</summary>
        public Outcome Outcome(AppendResult.Appended written) =>
            new Outcome.Done(new CaseSnapshot(Effect.Unit.Complaint, Effect.After, written.Version, written.Position, At, Effect.Clocks), Changed: true);
    }

    /// <summary>Decides a command by its rule.</summary>
    public static Verdict On(
        IComplaintCommand command, Request request, KnownCase current, Func<Complaint, Context, Decision> rule, IPolicyCatalog policies, IEngineClock clock)
    {
        if (current.Version == 0 && command is not Receive)
            return new Said(new Outcome.Unknown());
        if (request.ExpectedVersion is { } expected && expected != current.Version)
            return new Said(new Outcome.Moved(current.Version));

        var context = ContextOf(command, current, request.Actor, policies, clock);
        return rule(current.State, context) switch
        {
            Decision.Accepted yes => Grant(command, request, current, yes, context, policies),
            Decision.Refused no   => new Said(new Outcome.Refused(no.Code, no.Detail, current.State)),
            _                     => new Said(new Outcome.Done(Snapshot(command.Complaint, current, policies), Changed: false)),
        };
    }

    /// <summary>A case as an answer shows it.</summary>
    public static CaseSnapshot Snapshot(ComplaintId id, KnownCase at, IPolicyCatalog policies) =>
        new(id, at.State, at.Version, at.Position, at.At, Deadlines.Of(at.State, policies.Pack(at.State.Pack), policies.Calendar(at.State.Calendar)));

    private static Granted Grant(IComplaintCommand command, Request request, KnownCase current, Decision.Accepted accepted, Context context, IPolicyCatalog policies)
    {
        var envelope = new Envelope(request.Actor, request.CorrelationId);
        var events = accepted.Events.Select(fact => new NewEvent(fact, context.Now, envelope)).ToArray();
        return new Granted(Effect.Of(command.Complaint, current.State, current.Version, events, policies, request.Keys), context.Now);
    }

    /// <summary>Time within a stream never runs backwards, whatever node wrote last.</summary>
    private static Context ContextOf(IComplaintCommand command, KnownCase current, Actor actor, IPolicyCatalog policies, IEngineClock clock)
    {
        var (pack, calendar) = command is Receive receive ? (receive.Pack, receive.Calendar) : (current.State.Pack, current.State.Calendar);
        var now = clock.Now;
        return new Context(now < current.At ? current.At : now, actor, policies.Pack(pack), policies.Calendar(calendar));
    }
}
