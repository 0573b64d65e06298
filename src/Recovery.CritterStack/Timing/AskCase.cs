using Recovery.Domain;
using Recovery.Engine.Timing;

namespace Recovery.CritterStack.Timing;

/// <summary>A durable scheduled message: ask this case's state, its deadline may have come. Early, twice or for nothing, it decides nothing wrong.</summary>
/// <param name="Token">Fencing token of the deadline row when it was handed over; 0 for a row as an append writes it.</param>
public sealed record AskCase(Guid Complaint, DateTimeOffset FiresAt, long Token)
{
    /// <summary>The message for a due case.</summary>
    public static AskCase Of(DueCase due) => new(due.Complaint.Value, due.FiresAt, due.Token);
}

/// <summary>Asks.</summary>
public static class AskCaseHandler
{
    /// <inheritdoc cref="AskCase"/>
    public static Task Handle(AskCase ask, TimerPump pump, CancellationToken cancellation) =>
        pump.AskAll([new DueCase(new ComplaintId(ask.Complaint), ask.FiresAt, ask.Token)], cancellation).AsTask();
}
