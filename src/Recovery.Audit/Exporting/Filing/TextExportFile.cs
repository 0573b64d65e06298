using System.Buffers;
using System.Security.Cryptography;

namespace Recovery.Audit.Exporting.Filing;

/// <summary>
/// An export of text. Beside the file, in <c>FILE.resume</c>, stands how far it is certain; what was written behind that is cut off before going on.
/// </summary>
internal sealed class TextExportFile : IExportFile
{
    private const int TailLength = 64 * 1024;

    private readonly string path;
    private readonly FileStream file;
    private readonly IExport export;
    private readonly ArrayBufferWriter<byte> part = new(256 * 1024);
    private ExportMark mark;

    private TextExportFile(string path, FileStream file, IExport export, ExportMark mark) => (this.path, this.file, this.export, this.mark) = (path, file, export, mark);

    /// <inheritdoc/>
    public long UpTo => mark.UpTo;

    /// <inheritdoc/>
    public Place Place => mark.Place;

    private string MarkPath => MarkOf(path);

    /// <summary>A new file in place of any that is there.</summary>
    public static TextExportFile Begin(string path, ExportMark mark, IExport export)
    {
        var begun = new TextExportFile(path, File.Create(path), export, mark);
        begun.KeepMark();
        return begun;
    }

    /// <summary>How far a file has come.</summary>
    /// <exception cref="ExportFileException">It is no export under way, or of another order.</exception>
    public static ExportMark Read(string path, string order) => File.Exists(path) && File.Exists(MarkOf(path))
        ? ExportMark.Read(File.ReadAllText(MarkOf(path)), path, order)
        : throw new ExportFileException($"{path} is no export that was broken off: there is no {MarkOf(path)} beside it, or no file beside that.");

    /// <summary>Goes on with a file.</summary>
    /// <exception cref="ExportFileException">It is not what the mark speaks of.</exception>
    public static TextExportFile GoOn(string path, ExportMark mark, IExport export)
    {
        var opened = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        if (opened.Length < mark.Bytes || Tail(opened, mark.Bytes) != mark.Tail)
        {
            opened.Dispose();
            throw new ExportFileException($"{path} was changed since the export was broken off: begin it anew, without --resume.");
        }

        opened.SetLength(mark.Bytes);
        opened.Position = mark.Bytes;
        return new TextExportFile(path, opened, export, mark);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> Next(CancellationToken cancellation)
    {
        if (Place.IsEnd)
            return false;
        var place = await export.Next(Place, part, cancellation).ConfigureAwait(false);
        await file.WriteAsync(part.WrittenMemory, CancellationToken.None).ConfigureAwait(false); // a part is written whole
        part.ResetWrittenCount();
        file.Flush(flushToDisk: place.IsEnd);
        mark = mark with { Place = place };
        if (place.IsEnd)
            File.Delete(MarkPath);
        else
            KeepMark();
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await file.DisposeAsync().ConfigureAwait(false);
        export.Dispose();
    }

    /// <summary>In one step, so that there always is a whole one.</summary>
    private void KeepMark()
    {
        var end = file.Position;
        mark = mark with { Bytes = end, Tail = Tail(file, end) };
        file.Position = end;
        File.WriteAllText(MarkPath + "~", mark.Write());
        File.Move(MarkPath + "~", MarkPath, overwrite: true);
    }

    private static string Tail(FileStream file, long end)
    {
        var tail = new byte[Math.Min(end, TailLength)];
        file.Position = end - tail.Length;
        file.ReadExactly(tail);
        return Convert.ToHexStringLower(SHA256.HashData(tail));
    }

    private static string MarkOf(string path) => path + ".resume";
}
