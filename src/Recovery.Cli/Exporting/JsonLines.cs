using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Recovery.Cli.Answering;
using Recovery.Engine.Storing;

namespace Recovery.Cli.Exporting;

/// <summary>One JSON object a line.</summary>
internal sealed class JsonLines : ILogWriter
{
    private const int Full = 64 * 1024;

    private readonly Stream output;
    private readonly ArrayBufferWriter<byte> buffer = new(2 * Full);
    private readonly Utf8JsonWriter writer;

    public JsonLines(Stream output)
    {
        this.output = output;
        writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public void Write(RecordedEvent recorded)
    {
        writer.Reset(buffer);
        EventLine.Write(writer, recorded);
        writer.Flush();
        buffer.Write("\n"u8);
        if (buffer.WrittenCount > Full)
            Flush();
    }

    public void Dispose()
    {
        Flush();
        writer.Dispose();
    }

    private void Flush()
    {
        output.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }
}
