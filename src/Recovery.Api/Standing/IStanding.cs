namespace Recovery.Api.Standing;

/// <summary>Something without which nobody should be sent here: the store, its schema, a duty.</summary>
public interface IStanding
{
    /// <summary>What is wrong, for an operator; null while all is well.</summary>
    ValueTask<string?> Trouble(CancellationToken cancellation);
}
