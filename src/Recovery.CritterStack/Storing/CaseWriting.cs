using JasperFx.Events;
using Marten;
using Recovery.Domain;
using Recovery.Engine.Storing;
using Recovery.Postgres.Vault;

namespace Recovery.CritterStack.Storing;

/// <summary>
/// One decision's whole effect in the transaction of a Marten session, in this order: our turn, the key of a case that begins, the idempotency keys, Marten's append, and what follows
/// from it. Whoever holds the session saves it.
/// </summary>
/// <remarks>
/// The keys come before the append, so that one that is known ends the transaction before a position is taken: Marten fills positions
/// that were taken in vain with tombstones.
/// </remarks>
internal sealed class CaseWriting
{
    private readonly RecordCase record;

    private CaseWriting(AppendUnit unit, Closing closing, Guid lastEvent)
    {
        Closing = closing;
        Unit = unit;
        LastEvent = lastEvent;
        record = new RecordCase(unit, closing.Seal);
    }

    public AppendUnit Unit { get; }

    /// <summary>What closes its personal data.</summary>
    public Closing Closing { get; }

    /// <summary>Identity of the unit's last event: by it the unit is found again when the connection broke before the answer came.</summary>
    public Guid LastEvent { get; }

    /// <summary>What it came to, once the session is saved.</summary>
    public AppendResult.Appended Written => new(Unit.ExpectedVersion + Unit.Events.Count, record.Position);

    /// <summary>The database's time when it was written.</summary>
    public DateTimeOffset DatabaseTime => record.DatabaseTime;

    /// <summary>Lays a unit into a session.</summary>
    public static CaseWriting In(IDocumentSession session, AppendUnit unit, Closing closing)
    {
        // what an event's envelope leaves open stays open: the session knows nothing of the business
        (session.CorrelationId, session.CausationId) = (null, null);

        var events = unit.Events.Select(e => session.Events.BuildEvent(e.Event.Sealed(closing.Seal)).With(e)).ToArray();
        session.QueueOperation(new TakeTurn());
        if (closing.Made is { } made)
            session.QueueOperation(new KeepCaseKey(made));
        if (unit.Keys.Count > 0)
            session.QueueOperation(new KeepKeys(unit));
        var stream = unit.ExpectedVersion == 0
            ? session.Events.StartStream(typeof(Complaint), unit.Complaint.Value, events.Cast<object>())
            : session.Events.Append(unit.Complaint.Value, unit.ExpectedVersion + events.Length, events.Cast<object>());
        foreach (var e in stream.Events)
            e.DotNetTypeName = null!; // the stored name alone says what an event is: ops/decisions/0003

        var writing = new CaseWriting(unit, closing, events[^1].Id);
        session.QueueOperation(writing.record);
        return writing;
    }
}
