using Recovery.Domain;
using Recovery.Domain.Complaints.Closing;
using Recovery.Domain.Complaints.Elapsing;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;
using Recovery.Engine.Storing;

namespace Recovery.Cli.Importing;

/// <summary>
/// One case's events as they would have been recorded, each at its own instant. Deadlines that passed are recorded as missed at the instant they were due,
/// up to the moment of the import; the warnings of a ladder are not, as nobody was warned then.
/// </summary>
internal sealed class History
{
    private static readonly DateTimeOffset Never = DateTimeOffset.MaxValue;

    private readonly ImportMap map;
    private readonly string file;
    private readonly ImportedCase source;
    private readonly ComplaintId id;
    private readonly Context context;
    private readonly List<NewEvent> events = [];
    private Complaint state = Complaint.None;
    private DateTimeOffset at;

    private History(ImportMap map, string file, ImportedCase source, ComplaintId id, Context context)
    {
        (this.map, this.file, this.source, this.id, this.context) = (map, file, source, id, context);
        at = new[] { source.Facts.Received, source.Ended ?? Never, source.Events.Select(e => e.At).DefaultIfEmpty(Never).Min() }.Min().ToUniversalTime();
        if (source.Ended < source.Facts.Received && source.Ended == at)
            at = source.Facts.Received.ToUniversalTime(); // ended on the day it was received, by a clock that knows only days
    }

    /// <summary>The events; or why the method refuses to receive such a complaint.</summary>
    /// <param name="context">The import's own instant and actor, and the policies the case is pinned to.</param>
    public static (IReadOnlyList<NewEvent> Events, string? Refused) Of(ImportMap map, string file, ImportedCase source, Receive receive, Context context)
    {
        var history = new History(map, file, source, receive.Complaint, context);
        if (Complaint.None.Decide(receive, context) is not Decision.Accepted received)
            return ([], Complaint.None.Decide(receive, context) is Decision.Refused no ? $"{no.Code} {no.Detail}".Trim() : "it is already there");

        history.Record(received.Events, history.at, source.Defining.Line, source.Defining.Maybe(map.Case.Actor));
        history.Live();
        return (history.events, null);
    }

    private void Live()
    {
        var end = source.Ended?.ToUniversalTime() ?? Never;
        foreach (var e in source.Events.OrderBy(e => e.At))
        {
            if (e.At > end)
                Close(end);
            ElapseUntil(e.At);
            Take(e);
        }

        Close(end);
        ElapseUntil(context.Now);
    }

    private void Take(EventRow e)
    {
        var step = map.Event!.StepOf(e.Activity);
        if (step == HistoryStep.Ignored)
            return;
        if (step == HistoryStep.Closed && !state.Ended)
        {
            Record([new ComplaintClosed()], e.At, e.Line, e.Actor);
            return;
        }

        var command = HistoryStep.Command(step, id, e.Activity, state.Channel);
        var decided = command is null ? null : state.Decide(command, context with { Now = e.At });
        Record(decided is Decision.Accepted yes ? yes.Events : [new NoteAdded(Personal.Of(e.Activity))], e.At, e.Line, e.Actor);
    }

    private void Close(DateTimeOffset end)
    {
        if (end == Never || state.Ended || state.ReopenedAt >= end)
            return;
        ElapseUntil(end);
        Record([new ComplaintClosed()], end, source.EndedLine, source.Defining.Maybe(map.Case.Actor));
    }

    private void ElapseUntil(DateTimeOffset instant)
    {
        while (NextDue() is { } due && due < instant)
        {
            var before = events.Count;
            if (Elapsing.Decide(state, context with { Now = due }) is Decision.Accepted elapsed)
                Record([.. elapsed.Events.Where(e => e is not DeadlineWarned)], due, source.Defining.Line, null);
            if (events.Count == before)
                return;
        }
    }

    /// <summary>The earliest deadline still owed that nobody recorded as missed.</summary>
    private DateTimeOffset? NextDue() => Deadlines.Owed(state, context.Pack, context.Calendar)
        .Where(clock => clock.DueAt is { } due && !(state.Fired.GetValueOrDefault(clock.Id)?.DueAt == due))
        .Min(clock => clock.DueAt);

    private void Record(IReadOnlyList<ComplaintEvent> facts, DateTimeOffset when, int line, string? actor)
    {
        if (when.ToUniversalTime() > at)
            at = when.ToUniversalTime(); // time within a stream never runs backwards
        var by = facts is [DeadlineMissed, ..] ? Actor.Engine : new Actor(string.IsNullOrEmpty(actor) ? map.System : actor, Role.Integration);
        foreach (var fact in facts)
        {
            events.Add(new NewEvent(fact, at, new Envelope(by, ImportedFrom: $"{file}:{line}")));
            state = state.After(fact, at);
        }
    }
}
