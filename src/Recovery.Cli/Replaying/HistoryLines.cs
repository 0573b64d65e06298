using System.Buffers;
using System.Text.Json;
using Recovery.Cli.Answering;
using Recovery.Engine.Reading;

namespace Recovery.Cli.Replaying;

/// <summary>The events of a case, one JSON object a line. Its personal data is readable in it.</summary>
internal static class HistoryLines
{
    public static void Write(CaseAt found)
    {
        using var output = Console.OpenStandardOutput();
        var line = new ArrayBufferWriter<byte>();
        foreach (var recorded in found.History)
        {
            using (var writer = new Utf8JsonWriter(line, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
                EventLine.Write(writer, recorded);
            line.Write("\n"u8);
            output.Write(line.WrittenSpan);
            line.ResetWrittenCount();
        }
    }
}
