using System.Buffers;
using System.IO.Pipelines;

namespace Recovery.Audit.Bundling;

/// <summary>Lines of bytes, one in memory at a time.</summary>
/// <param name="Bytes">Without the line's end.</param>
/// <param name="IsWhole">It has an end; the last of a file that was cut off has none.</param>
internal readonly record struct Line(byte[] Bytes, bool IsWhole)
{
    /// <summary>Longest line that is read, in bytes.</summary>
    public const int Longest = 64 * 1024 * 1024;

    /// <summary>All lines of a stream.</summary>
    /// <exception cref="BundleException">One is longer than 64 MiB.</exception>
    public static async IAsyncEnumerable<Line> All(Stream input, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var reader = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                yield return new Line(buffer.Slice(0, end).ToArray(), IsWhole: true);
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (buffer.Length > Longest)
                throw new BundleException("a line is longer than 64 MiB.");
            if (read.IsCompleted)
            {
                if (buffer.Length > 0)
                    yield return new Line(buffer.ToArray(), IsWhole: false);
                yield break;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }
}
