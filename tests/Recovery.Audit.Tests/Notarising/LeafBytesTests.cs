using System.Text;
using Recovery.Audit.Notarising;
using Recovery.Engine.Auditing;

namespace Recovery.Audit.Tests.Notarising;

public sealed class LeafBytesTests
{
    private static readonly LogEntry Entry = new(
        12, new Guid("0193b5d2-0000-7000-8000-000000000001"), 3, "note-added.v1", new DateTimeOffset(2026, 3, 3, 10, 0, 0, TimeSpan.FromHours(1)).AddTicks(10),
        "{\"text\": \"sealed:v1:AAAA\", \"about\": null}"u8.ToArray(), "agent-7", null, "c-1", "{\"role\": \"agent\"}"u8.ToArray());

    [Fact]
    public void A_leaf_is_the_whole_row_in_canonical_form() => Encoding.UTF8.GetString(LeafBytes.Of(Entry)).ShouldBe(
        """{"at":"2026-03-03T09:00:00.000001Z","causationId":"c-1","data":{"about":null,"text":"sealed:v1:AAAA"},"headers":{"role":"agent"},"position":12,"stream":"0193b5d2-0000-7000-8000-000000000001","type":"note-added.v1","userName":"agent-7","version":3}""");

    [Fact]
    public void A_leaf_is_canonical_as_a_whole()
    {
        var leaf = LeafBytes.Of(Entry with { Type = "é\"\\\n😀", CorrelationId = "x" });
        CanonicalJson.Of(leaf).ShouldBe(leaf);
    }

    [Fact]
    public void How_a_database_lays_out_its_JSON_changes_nothing() =>
        LeafBytes.Hash(Entry with { Data = "{\"about\":null,\"text\":\"sealed:v1:AAAA\"}"u8.ToArray(), Headers = "{ \"role\":\"agent\" }"u8.ToArray() }).ShouldBe(LeafBytes.Hash(Entry));

    [Fact]
    public void Every_column_counts()
    {
        LogEntry[] others =
        [
            Entry with { Position = 13 }, Entry with { Stream = Guid.Empty }, Entry with { Version = 4 }, Entry with { Type = "note-added.v2" }, Entry with { At = Entry.At.AddTicks(10) },
            Entry with { Data = "{}"u8.ToArray() }, Entry with { UserName = null }, Entry with { CorrelationId = "" }, Entry with { CausationId = null }, Entry with { Headers = default },
        ];
        others.Append(Entry).Select(LeafBytes.Hash).ShouldBeUnique();
    }
}
