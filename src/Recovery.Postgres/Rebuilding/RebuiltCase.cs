using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Engine.Sealing;
using Recovery.Engine.Working;
using Recovery.Postgres.Worklist;

namespace Recovery.Postgres.Rebuilding;

/// <summary>A case folded from its stream: the row and the deadline that its last append must have left.</summary>
/// <param name="Position">Position of its last event.</param>
/// <param name="Shown">What the row shows of the complainant, sealed.</param>
internal sealed record RebuiltCase(WorklistRow Row, RowColumns Shown, long Position, DateTimeOffset? FiresAt)
{
    /// <summary>Derives the case from its whole history.</summary>
    public static RebuiltCase Of(Guid stream, IReadOnlyList<ComplaintEvent> history, Complaint state, long position, IPolicyCatalog policies, ISeal? seal)
    {
        var id = new ComplaintId(stream);
        var (pack, calendar) = (policies.Pack(state.Pack), policies.Calendar(state.Calendar));
        var clocks = Domain.Sla.Deadlines.Of(state, pack, calendar);
        var row = Effect.Row(id, state, history.Count, clocks, history);
        return new RebuiltCase(row, RowColumns.Of(row, seal), position, Escalation.NextAsk(state, clocks.Where(clock => clock.IsOwed), pack, calendar));
    }
}
