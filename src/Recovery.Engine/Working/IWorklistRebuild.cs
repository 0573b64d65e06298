namespace Recovery.Engine.Working;

/// <summary>What a rebuild found: rows written, events read, and how many rows differed from the live ones.</summary>
public sealed record RebuildResult(long Rows, long Events, long Different);

/// <summary>Builds the worklist and the deadlines anew from the log, beside the live tables, compares, and swaps.</summary>
public interface IWorklistRebuild
{
    /// <summary>Runs to the end; reports events read so far. Writers go on until the short swap at the end.</summary>
    ValueTask<RebuildResult> Run(IProgress<long>? progress, CancellationToken cancellation);
}
