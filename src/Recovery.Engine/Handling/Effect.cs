using System.Text.Json;
using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Elapsing;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Sla;
using Recovery.Engine.Delivering;
using Recovery.Engine.Storing;
using Recovery.Engine.Working;

namespace Recovery.Engine.Handling;

/// <summary>Everything that follows from new events of a case: the state after them, its clocks, and the unit to write. The same for every engine, for imports and for rebuilds.</summary>
public sealed record Effect(Complaint After, IReadOnlyList<Clock> Clocks, AppendUnit Unit)
{
    /// <summary>Length of the excerpt on a worklist row, in characters.</summary>
    public const int ExcerptLength = 160;

    /// <summary>Derives the effect of <paramref name="events"/> on a case at a version. Pure.</summary>
    public static Effect Of(
        ComplaintId id, Complaint before, int version, IReadOnlyList<NewEvent> events, IPolicyCatalog policies, IReadOnlyList<IdempotencyKey> keys)
    {
        var after = events.Aggregate(before, (state, e) => state.After(e.Event, e.At));
        var pack = policies.Pack(after.Pack);
        var calendar = policies.Calendar(after.Calendar);
        var clocks = Deadlines.Of(after, pack, calendar);
        var unit = new AppendUnit(
            id,
            version,
            events,
            Row(id, after, version + events.Count, clocks, events.Select(e => e.Event)),
            Escalation.NextAsk(after, clocks.Where(clock => clock.IsOwed), pack, calendar),
            Notices(after, events, calendar),
            keys);
        return new Effect(after, clocks, unit);
    }

    /// <summary>The worklist row of a case; what only some events say (excerpt, root cause) is taken from these events.</summary>
    public static WorklistRow Row(ComplaintId id, Complaint after, int version, IReadOnlyList<Clock> clocks, IEnumerable<ComplaintEvent> events)
    {
        var row = new WorklistRow(id, after, version, [.. clocks.Select(ClockLine.Of)]);
        foreach (var fact in events)
        {
            row = fact switch
            {
                ComplaintReceived e => row with { Excerpt = Excerpted(e.Narrative) },
                ComplaintResolved { RootCause: { } cause } => row with { RootCause = cause },
                _ => row,
            };
        }

        return row;
    }

    private static Personal Excerpted(Personal narrative)
    {
        var text = narrative.Reveal();
        if (text.Length <= ExcerptLength)
            return narrative;
        var end = char.IsHighSurrogate(text[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength;
        return Personal.Of(string.Concat(text.AsSpan(0, end), "…"));
    }

    /// <summary>Whom the ladder tells is told in working hours; the miss itself is recorded at its instant.</summary>
    private static List<OutboxMessage> Notices(Complaint after, IReadOnlyList<NewEvent> events, IWorkingCalendar calendar)
    {
        var notices = new List<OutboxMessage>();
        foreach (var e in events)
        {
            var notice = e.Event switch
            {
                DeadlineWarned w when w.Tell.Count > 0 => new Notice(after.Reference, w.Milestone, w.Step, w.DueAt, w.Tell, after.Assignee),
                DeadlineMissed m when m.Tell.Count > 0 => new Notice(after.Reference, m.Milestone, "due", m.DueAt, m.Tell, after.Assignee),
                _ => null,
            };
            if (notice is not null)
                notices.Add(new OutboxMessage(Notice.Kind, JsonSerializer.Serialize(notice, JsonSerializerOptions.Web), calendar.NextOpen(e.At)));
        }

        return notices;
    }
}
