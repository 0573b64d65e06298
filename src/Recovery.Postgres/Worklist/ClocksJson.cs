using System.Text.Json;
using Recovery.Engine.Serialization;
using Recovery.Engine.Working;

namespace Recovery.Postgres.Worklist;

/// <summary>
/// The clocks of a worklist row as stored:
/// <c>[{"id","milestone","startedAt","dueAt"?,"stoppedAt"?,"final","statutory"}]</c>, in the order of the pack.
/// </summary>
internal static class ClocksJson
{
    /// <summary>UTF-8 JSON of the clocks.</summary>
    public static byte[] Write(IReadOnlyList<ClockLine> clocks) => JsonSerializer.SerializeToUtf8Bytes(clocks, EventJson.Options);

    /// <summary>The clocks of a row.</summary>
    public static IReadOnlyList<ClockLine> Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<List<ClockLine>>(json, EventJson.Options) ?? [];
}
