using System.Security.Cryptography;
using System.Text.Json;
using Recovery.Audit.Notarising;
using Recovery.Engine.Auditing;

namespace Recovery.Audit.Bundling;

/// <summary>
/// Writes a bundle: the log, or a part of it, with all that it takes to verify it without any database. Lines are written whole, so that a file that was cut off can be gone on with
/// (<see cref="Resume"/>). What it holds does not grow with the log.
/// </summary>
public sealed class BundleWriter : IDisposable
{
    private readonly Stream output;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Checkpoint head;
    private readonly List<MerkleHash> leaves = [];
    private readonly List<long> positions = [];

    private BundleWriter(Stream output, BundleHeader header)
    {
        (this.output, Header) = (output, header);
        head = header.Checkpoint();
    }

    /// <summary>The header it was begun with: one that is gone on with keeps its checkpoint.</summary>
    public BundleHeader Header { get; }

    /// <summary>Events written so far.</summary>
    public long Events { get; private set; }

    /// <summary>Position of the last event written; 0 for none. What is to come next is after it.</summary>
    public long LastPosition { get; private set; }

    /// <summary>Its last line is written.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Begins one.</summary>
    public static BundleWriter Begin(Stream output, BundleHeader header)
    {
        var writer = new BundleWriter(output, header);
        writer.Put(BundleLines.Write(header));
        return writer;
    }

    /// <summary>Goes on with one that was cut off: what follows its last whole event is cut away. Null where not even the header is whole.</summary>
    /// <param name="file">Readable, writable, and to be positioned at will.</param>
    /// <exception cref="BundleException">It is no bundle.</exception>
    public static async ValueTask<BundleWriter?> Resume(Stream file, CancellationToken cancellation)
    {
        file.Position = 0;
        BundleWriter? writer = null;
        var (kept, held) = (0L, (byte[]?)null);
        await foreach (var line in Line.All(file, cancellation))
        {
            if (!line.IsWhole)
                break;
            if (writer is null)
            {
                writer = new BundleWriter(file, BundleLines.ReadHeader(line.Bytes));
                kept += writer.Take(line.Bytes);
            }
            else if (held is null && writer.IsEvent(line.Bytes) && writer.Header.Scope != BundleScope.Log)
            {
                held = line.Bytes; // counts only with its proof
            }
            else
            {
                kept += writer.Take(held, line.Bytes);
                held = null;
            }
        }

        if (writer is null)
            return null;
        file.SetLength(kept);
        file.Position = kept;
        return writer;
    }

    /// <summary>Writes the next event of the whole log.</summary>
    /// <exception cref="BundleException">It does not come after the last, or is not covered by the checkpoint.</exception>
    public void Write(LogEntry entry)
    {
        if (Header.Scope != BundleScope.Log)
            throw new BundleException("an event of a part of the log is written with its proof.");
        var bytes = Next(entry);
        if (leaves.Count == Tile.Width)
            PutLeaves(); // it was cut off just before them
        Note(bytes, entry.Position);
        Put(bytes, "\n"u8);
        if (leaves.Count == Tile.Width)
            PutLeaves();
    }

    /// <summary>Writes the next event of a part of the log, with its proof against the checkpoint of the header.</summary>
    /// <exception cref="BundleException">It does not come after the last, or was proven against another checkpoint.</exception>
    public void Write(Proof.Included proven)
    {
        if (Header.Scope == BundleScope.Log || proven.Head.Note != Header.Note)
            throw new BundleException("the event was proven against another checkpoint than that of the bundle.");
        var bytes = Next(proven.Entry);
        (Events, LastPosition) = (Events + 1, proven.Entry.Position);
        Put(bytes, "\n"u8, BundleLines.WriteProof(proven.Entry.Position, proven.Index, proven.Path));
    }

    /// <summary>Writes the last line.</summary>
    /// <exception cref="BundleException">Of the whole log, not all events were written: the log does not fit its checkpoint.</exception>
    public void End()
    {
        if (Header.Scope == BundleScope.Log && Events != head.Size)
            throw new BundleException($"the log has {Events} events up to the checkpoint, which says {head.Size}: run `recovery verify --full`.");
        PutLeaves();
        Put(BundleLines.WriteEnd(Events, hash));
        IsEnded = true;
        output.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => hash.Dispose();

    private byte[] Next(LogEntry entry)
    {
        if (entry.Position <= LastPosition || entry.Position > head.LastPosition)
            throw new BundleException($"position {entry.Position} does not come after {LastPosition}, or lies beyond the checkpoint at {head.LastPosition}.");
        return LeafBytes.Of(entry);
    }

    private void Note(ReadOnlySpan<byte> leaf, long position)
    {
        leaves.Add(MerkleHash.OfLeaf(leaf));
        positions.Add(position);
        (Events, LastPosition) = (Events + 1, position);
    }

    private void PutLeaves()
    {
        if (leaves.Count > 0)
            Put(BundleLines.Write(leaves, positions));
        Forget();
    }

    private void Forget()
    {
        leaves.Clear();
        positions.Clear();
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        output.Write(bytes);
    }

    private void Put(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third = default)
    {
        Put(first);
        Put(second);
        Put(third);
    }

    private bool IsEvent(byte[] line) =>
        !line.AsSpan().StartsWith(BundleLines.LeavesBegin) && !line.AsSpan().StartsWith(BundleLines.ProofBegins) && !line.AsSpan().StartsWith(BundleLines.EndBegins);

    /// <summary>Takes over lines that are there; answers their length.</summary>
    private long Take(params ReadOnlySpan<byte[]?> lines)
    {
        var length = 0L;
        foreach (var line in lines)
        {
            if (line is null)
                continue;
            length += line.Length + 1;
            hash.AppendData(line);
            hash.AppendData("\n"u8);
            if (line.AsSpan().StartsWith(BundleLines.EndBegins))
                IsEnded = true;
            else if (line.AsSpan().StartsWith(BundleLines.LeavesBegin))
                Forget();
            else if (IsEvent(line) && !line.AsSpan().StartsWith(BundleLines.HeaderBegins))
                Recall(line);
        }

        return length;
    }

    private void Recall(byte[] leaf)
    {
        try
        {
            using var document = JsonDocument.Parse(leaf);
            var position = document.RootElement.GetProperty("position").GetInt64();
            if (Header.Scope == BundleScope.Log)
                Note(leaf, position);
            else
                (Events, LastPosition) = (Events + 1, position);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new BundleException("the file holds a line that is no event: it cannot be gone on with.");
        }
    }
}
