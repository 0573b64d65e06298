using Recovery.Domain;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;
using Recovery.Engine.Observing;
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
    public sealed record Granted(Effect Effect, DateTimeOffset At, string? Trace) : Verdict
    {
        /// <summary>The case as it then stands.</summary>
        public KnownCase After(AppendResult.Appended written) => new(Effect.After, written.Version, written.Position, At, Trace);

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
        return rule(current.State, context).Heeded(current.State) switch
        {
            Decision.Accepted yes => Granting(command, request, current, yes, context, policies),
            Decision.Refused no   => new Said(new Outcome.Refused(no.Code, no.Detail, current.State)),
            _                     => new Said(new Outcome.Done(Snapshot(command.Complaint, current, policies), Changed: false)),
        };
    }

    /// <summary>A case as an answer shows it.</summary>
    public static CaseSnapshot Snapshot(ComplaintId id, KnownCase at, IPolicyCatalog policies) =>
        new(id, at.State, at.Version, at.Position, at.At, Deadlines.Of(at.State, policies.Pack(at.State.Pack), policies.Calendar(at.State.Calendar)));

    private static Granted Granting(IComplaintCommand command, Request request, KnownCase current, Decision.Accepted accepted, Context context, IPolicyCatalog policies)
    {
        var name = command.GetType().Name;
        using var span = Telemetry.Span(name, request.CorrelationId ?? current.Trace);
        span?.SetTag("recovery.complaint", command.Complaint.ToString());
        Telemetry.Changed(name);
        return Grant(command, request, current, accepted, context, policies);
    }

    private static Granted Grant(IComplaintCommand command, Request request, KnownCase current, Decision.Accepted accepted, Context context, IPolicyCatalog policies)
    {
        var correlation = request.CorrelationId ?? current.Trace;
        var envelope = new Envelope(request.Actor, correlation);
        var events = accepted.Events.Select(fact => new NewEvent(fact, context.Now, envelope)).ToArray();
        return new Granted(Effect.Of(command.Complaint, current.State, current.Version, events, policies, request.Keys), context.Now, current.Trace ?? correlation);
    }

    /// <summary>Time within a stream never runs backwards, whatever node wrote last.</summary>
    private static Context ContextOf(IComplaintCommand command, KnownCase current, Actor actor, IPolicyCatalog policies, IEngineClock clock)
    {
        var (pack, calendar) = command is Receive receive ? (receive.Pack, receive.Calendar) : (current.State.Pack, current.State.Calendar);
        var now = clock.Now;
        return new Context(now < current.At ? current.At : now, actor, policies.Pack(pack), policies.Calendar(calendar));
    }
}
