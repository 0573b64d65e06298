namespace Recovery.Api.Standing;

/// <summary>Something without which nobody should be sent here: the store, its schema, a duty.</summary>
public interface IStanding
{
    /// <summary>What is wrong, for an operator; null while all is well.</summary>
    ValueTask<string?> Trouble(CancellationToken cancellation);

    /// <summary>False where people can well be sent here all the same, and somebody must look: it is told as a warning and turns nothing red.</summary>
    bool IsVital => true;
}
