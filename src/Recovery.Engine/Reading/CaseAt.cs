using Recovery.Domain;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;

namespace Recovery.Engine.Reading;

/// <summary>A case as it was known and owed at an instant: a fold of its stream up to then, nothing else (DESIGN 8).</summary>
/// <param name="At">The instant it is seen from; clocks are judged by it.</param>
/// <param name="History">The events known then.</param>
public sealed record CaseAt(CaseSnapshot Case, DateTimeOffset At, IReadOnlyList<RecordedEvent> History)
{
    /// <summary>What was owed then.</summary>
    public IEnumerable<Clock> Owed => Case.Clocks.Where(clock => clock.IsOwed);
}

/// <summary>Replays cases.</summary>
public sealed class CaseReader(IEventStore store, IPolicyCatalog policies, IEngineClock clock)
{
    /// <summary>The complaint with this id (a UUID) or reference; null when there is none of that name.</summary>
    public async ValueTask<ComplaintId?> Find(string idOrReference, CancellationToken cancellation) =>
        Guid.TryParseExact(idOrReference, "D", out var id)
            ? new ComplaintId(id)
            : await store.FindByReference(idOrReference, cancellation).ConfigureAwait(false);

    /// <summary>The case now.</summary>
    public ValueTask<CaseAt?> Now(ComplaintId id, CancellationToken cancellation) => Replay(id, _ => true, clock.Now, cancellation);

    /// <summary>The case at an instant: the events recorded by then; null when nothing was.</summary>
    public ValueTask<CaseAt?> AsOf(ComplaintId id, DateTimeOffset instant, CancellationToken cancellation) =>
        Replay(id, e => e.At <= instant, instant, cancellation);

    /// <summary>The case at a version (from 1), seen from the instant of that version's event; null for a version it does not have.</summary>
    public async ValueTask<CaseAt?> AtVersion(ComplaintId id, int version, CancellationToken cancellation)
    {
        var found = await Replay(id, e => e.Version <= version, null, cancellation).ConfigureAwait(false);
        return found?.Case.Version == version ? found : null;
    }

    private async ValueTask<CaseAt?> Replay(ComplaintId id, Func<RecordedEvent, bool> known, DateTimeOffset? seenFrom, CancellationToken cancellation)
    {
        var history = Readable(await store.Read(id, cancellation).ConfigureAwait(false)).TakeWhile(known).ToList();
        if (history is not [.., var last])
            return null;
        var state = history.Aggregate(Complaint.None, (so, e) => so.After(e.Event, e.At));
        var clocks = Deadlines.Of(state, policies.Pack(state.Pack), policies.Calendar(state.Calendar));
        return new CaseAt(new CaseSnapshot(id, state, last.Version, last.Position, last.At, clocks), seenFrom ?? last.At, history);
    }

    /// <summary>Of a complainant who was forgotten nothing is shown that was said before, from whatever instant one looks.</summary>
    private static IEnumerable<RecordedEvent> Readable(IReadOnlyList<RecordedEvent> all) =>
        all.Any(e => e.Event is PersonalDataErased) ? all.Select(e => e with { Event = EventJson.Forgotten(e.Event) }) : all;
}
