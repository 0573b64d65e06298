using System.Security.Cryptography;
using Recovery.Domain;
using Recovery.Domain.Complaints.ChangingPolicy;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine.Serialization;

namespace Recovery.Stories;

/// <summary>The histories hold everything there is, and none of them was ever changed.</summary>
public sealed class CoverageTests
{
    private static readonly List<Story> All = [.. Story.Names.Select(Story.Of)];

    [Fact]
    public void Every_event_that_can_be_stored_occurs_in_a_history() =>
        EventJson.StoredTypes.Keys.Except(All.SelectMany(story => story.Events).Select(e => e.StoredName)).ShouldBeEmpty();

    [Fact]
    public void Every_channel_occurs_in_a_history() =>
        Enum.GetValues<Channel>().Except(All.SelectMany(story => story.Events).Select(e => e.Event).OfType<ComplaintReceived>().Select(e => e.Channel)).ShouldBeEmpty();

    [Fact]
    public void Every_pack_that_is_shipped_was_followed_by_a_case()
    {
        var shipped = Directory.EnumerateFiles(Path.Combine(Places.Ops, "packs"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file).Split('@')[0]).Distinct();
        var followed = All.SelectMany(story => story.Events).Select(e => e.Event switch { ComplaintReceived r => r.Pack.Name, PolicyChanged c => c.Pack.Name, _ => null });
        shipped.Except(followed.OfType<string>()).ShouldBeEmpty();
    }

    [Fact]
    public void A_history_is_never_edited()
    {
        var written = File.ReadLines(Path.Combine(Places.Histories, "SHA256SUMS")).Select(line => line.Split("  ")).ToDictionary(part => part[1], part => part[0]);
        var found = Directory.EnumerateFiles(Places.Histories, "*.jsonl").ToDictionary(file => Path.GetFileName(file), file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
        found.OrderBy(one => one.Key, StringComparer.Ordinal).ShouldBe(written.OrderBy(one => one.Key, StringComparer.Ordinal));
    }
}
