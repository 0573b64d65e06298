namespace Recovery.Engine.Delivering;

/// <summary>Delivers messages of one kind. At least once: it must bear a second delivery of the same id.</summary>
public interface IDelivery
{
    /// <summary>The kind it delivers.</summary>
    string Kind { get; }

    /// <summary>Delivers, or throws to be tried again later.</summary>
    ValueTask Deliver(ClaimedMessage message, CancellationToken cancellation);
}
