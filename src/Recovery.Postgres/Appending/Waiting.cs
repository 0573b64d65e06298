using Recovery.Engine.Sealing;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;
using Recovery.Postgres.Reading;
using Recovery.Postgres.Vault;
using Recovery.Postgres.Worklist;

namespace Recovery.Postgres.Appending;

/// <summary>
/// A unit that waits for the writer, and the caller that waits for its answer. Its JSON is made here, by the caller, while the batch before
/// is under way: the one writer only puts arrays together.
/// </summary>
internal sealed class Waiting
{
    private readonly TaskCompletionSource<AppendResult> answer = new(); // see Answers: completed where continuations may run

    public Waiting(AppendUnit unit, Closing closing)
    {
        (Unit, Closing) = (unit, closing);
        Clocks = ClocksJson.Write(unit.Row.Clocks);
        Events = new EncodedEvent[unit.Events.Count];
        for (var n = 0; n < Events.Length; n++)
            Events[n] = EncodedEvent.Of(unit.Events[n], closing.Seal);
        Shown = unit.ExpectedVersion == 0 ? RowColumns.Of(unit.Row, closing.Seal) : default;
    }

    public AppendUnit Unit { get; }

    /// <summary>What closes its personal data, and the key to be stored with it.</summary>
    public Closing Closing { get; }

    /// <summary>What the worklist shows of a complainant whose case begins.</summary>
    public RowColumns Shown { get; }

    public EncodedEvent[] Events { get; }

    /// <summary>Clocks of the worklist row.</summary>
    public byte[] Clocks { get; }

    /// <summary>Identity of the unit's last event: by it a unit is found again when the connection broke before the answer came.</summary>
    public Guid LastEvent => Events[^1].Id;

    public Task<AppendResult> Answer => answer.Task;

    public void Answered(AppendResult result) => answer.TrySetResult(result);

    public void Failed(Exception failure) => answer.TrySetException(failure);
}

/// <summary>An event as the database takes it.</summary>
internal readonly record struct EncodedEvent(Guid Id, string Name, byte[] Data, string Headers, NewEvent New)
{
    public static EncodedEvent Of(NewEvent e, ISeal seal) =>
        new(Guid.CreateVersion7(e.At), EventJson.NameOf(e.Event), EventJson.Write(e.Event, seal), EnvelopeJson.Write(e.Envelope), e);
}
