using System.Buffers;

namespace Recovery.Audit.Exporting;

/// <summary>
/// An export under way, given part by part in constant memory. Whoever puts the parts one behind the other has the document; it may be cut behind
/// any part, and another process goes on from there with the same bytes.
/// </summary>
public interface IExport : IDisposable
{
    /// <summary>Writes the part after a place, of any size, and answers the place behind it.</summary>
    ValueTask<Place> Next(Place place, IBufferWriter<byte> output, CancellationToken cancellation);

    /// <summary>Most hold nothing that has to be let go of.</summary>
    void IDisposable.Dispose()
    {
    }
}

/// <summary>A place in an export between two of its parts.</summary>
/// <param name="Section">Section of the document, from 0.</param>
/// <param name="Cursor">Position up to which the section has read the log.</param>
/// <param name="Events">Events written so far.</param>
/// <param name="Cases">Cases written so far, where the format has such.</param>
/// <param name="Written">Elements of the section so far: the first is not parted from one before it.</param>
public sealed record Place(int Section, long Cursor, long Events, long Cases, long Written)
{
    private const int Past = int.MaxValue;

    /// <summary>Before the first byte.</summary>
    public static Place Begin { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Behind the last byte.</summary>
    public bool IsEnd => Section == Past;

    /// <summary>How much of the work is done, from 0 to 1.</summary>
    public double Share(ExportFormat format, long upTo) =>
        IsEnd || upTo == 0 ? 1 : (Math.Max(0, Section - 1) + Math.Min(1, (double)Cursor / upTo)) / format.Readings;

    /// <summary>The beginning of another section.</summary>
    internal Place On(int section, long after) => this with { Section = section, Cursor = after, Written = 0 };

    /// <summary>The end, after the last event.</summary>
    internal Place End() => this with { Section = Past };
}
