using System.Security.Cryptography;
using System.Text;
using Recovery.Engine.Policies;
using Recovery.Postgres.Policies;

namespace Recovery.Postgres.Tests;

public sealed class PublishedPolicies : OnDatabase
{
    [Fact]
    public async Task What_is_published_stays_and_publishing_it_again_changes_nothing()
    {
        var store = new PostgresPolicyStore(Database);
        var set = new[] { Policy("calendar", "house", 1, "{}"), Policy("pack", "house", 1, """{"é":1}"""), Policy("pack", "house", 2, "{ }") };
        (await store.Publish(set, CancellationToken.None)).ShouldBe(3);
        (await store.Publish(set, CancellationToken.None)).ShouldBe(0);
        (await store.All(CancellationToken.None)).ShouldBe(set);
    }

    [Fact]
    public async Task A_version_with_other_content_is_refused_and_nothing_of_the_set_is_published()
    {
        var store = new PostgresPolicyStore(Database);
        await store.Publish([Policy("pack", "house", 1, "{}")], CancellationToken.None);
        var refused = await Should.ThrowAsync<PolicyVersionTakenException>(async () =>
            await store.Publish([Policy("pack", "abroad", 1, "{}"), Policy("pack", "house", 1, """{"other":1}""")], CancellationToken.None));
        refused.Message.ShouldContain("house@1");
        (await store.All(CancellationToken.None)).ShouldHaveSingleItem().Content.ShouldBe("{}");
    }

    [Fact]
    public async Task One_version_twice_in_a_set_with_two_contents_is_refused() =>
        await Should.ThrowAsync<PolicyVersionTakenException>(async () => await new PostgresPolicyStore(Database).Publish(
            [Policy("pack", "house", 1, "{}"), Policy("pack", "house", 1, "[]")], CancellationToken.None));

    private static StoredPolicy Policy(string kind, string name, int version, string content) =>
        new(kind, name, version, content, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))));
}
