namespace Recovery.Audit.Exporting.Filing;

/// <summary>An export into a file. Killed at any moment, it can be gone on with, and the file becomes what one run would have made.</summary>
public interface IExportFile : IAsyncDisposable
{
    /// <summary>The position at which the export ends.</summary>
    long UpTo { get; }

    /// <summary>Where it has come to.</summary>
    Place Place { get; }

    /// <summary>Writes the next part; false when the file is whole.</summary>
    ValueTask<bool> Next(CancellationToken cancellation);
}
