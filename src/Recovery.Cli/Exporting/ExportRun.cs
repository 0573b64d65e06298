using System.Buffers;
using Recovery.Audit.Exporting;
using Recovery.Audit.Exporting.Filing;
using Recovery.Cli.Answering;

namespace Recovery.Cli.Exporting;

/// <summary>Runs an export to its end.</summary>
internal static class ExportRun
{
    private const int Parts = 1_000; // of progress

    /// <summary>Onto standard output.</summary>
    public static async Task ToOutput(IExport export, CancellationToken cancellation)
    {
        var output = Console.OpenStandardOutput();
        await using var _ = output.ConfigureAwait(false);
        var part = new ArrayBufferWriter<byte>();
        for (var place = Place.Begin; !place.IsEnd;)
        {
            place = await export.Next(place, part, cancellation).ConfigureAwait(false);
            await output.WriteAsync(part.WrittenMemory, cancellation).ConfigureAwait(false);
            part.ResetWrittenCount();
        }
    }

    /// <summary>Into a file; answers where it ended and the position up to which it tells the log.</summary>
    public static async Task<(Place Place, long UpTo)> ToFile(string path, Func<IExportFile> open, ExportFormat format, bool silent, CancellationToken cancellation)
    {
        try
        {
            await using var file = open();
            return await Progress.OfCount("exporting", Parts, silent, async count =>
            {
                while (await file.Next(cancellation).ConfigureAwait(false))
                    count.Report((long)(Parts * file.Place.Share(format, file.UpTo)));
                return (file.Place, file.UpTo);
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"Broken off. The same command with --resume goes on with {path}.").ConfigureAwait(false);
            throw;
        }
        catch (ExportFileException wrong)
        {
            throw StoppedException.BadArguments(wrong.Message);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw StoppedException.BadArguments($"{path} cannot be written: {wrong.Message}");
        }
    }
}
