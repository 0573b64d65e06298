namespace Recovery.Audit.Verifying;

/// <summary>Notices checkpoints that are kept outside and are no longer in the database. The other way round is none: what is missing outside is written there by the notary's next run.</summary>
internal sealed class RemovedCheckpoints
{
    private Claim? first;
    private long count;

    /// <summary>All checkpoints of one size.</summary>
    public void See(IReadOnlyList<Claim> ofOneSize)
    {
        if (!ofOneSize.All(claim => claim.IsOutside))
            return;
        first ??= ofOneSize[0];
        count++;
    }

    /// <summary>What is gone.</summary>
    public IEnumerable<Finding> Findings()
    {
        if (first is not null)
            yield return new Finding(Change.CheckpointRemoved, first.Head.LastPosition, $"{count} signed checkpoints that were seen outside are gone from the database; the first is the one {first.Where}, of {first.Head.Size} events.");
    }
}
