namespace Recovery.Engine.Delivering;

/// <summary>Delivers messages of one kind. At least once: it must bear a second delivery of the same id.</summary>
public interface IDelivery
{
    /// <summary>The kind it delivers.</summary>
    string Kind { get; }

    /// <summary>Delivers, or says why not; what it throws is tried again by the schedule.</summary>
    ValueTask<DeliveryResult> Deliver(ClaimedMessage message, CancellationToken cancellation);
}

/// <summary>What came of a delivery.</summary>
public abstract record DeliveryResult
{
    private DeliveryResult()
    {
    }

    /// <summary>It arrived.</summary>
    /// <param name="As">Its identity at the receiver's, e.g. a Message-ID.</param>
    public sealed record Delivered(string? As = null) : DeliveryResult;

    /// <summary>It was not to be sent after all, and never will be: no address, erased, one automatic answer too many.</summary>
    public sealed record NotSent(string Reason) : DeliveryResult;

    /// <summary>Not yet.</summary>
    /// <param name="Wait">How long to wait; the schedule's wait for this attempt where null.</param>
    /// <param name="Counts">False where nothing was tried, as the target is known to be down.</param>
    public sealed record Later(string Reason, TimeSpan? Wait = null, bool Counts = true) : DeliveryResult;

    /// <summary>Never, by the receiver's own word: a dead letter, which a person may retry.</summary>
    public sealed record Never(string Reason) : DeliveryResult;
}
