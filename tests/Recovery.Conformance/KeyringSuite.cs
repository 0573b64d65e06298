using Recovery.Domain;

namespace Recovery.Conformance;

/// <summary>API keys.</summary>
public abstract class KeyringSuite : Suite
{
    [Fact]
    public async Task A_key_is_found_by_its_secret_until_it_is_revoked()
    {
        var node = await NewNode();
        var (key, secret) = await node.Keys.Create("crm", Role.Integration, CancellationToken.None);
        var found = (await node.Keys.Find(secret, CancellationToken.None)).ShouldNotBeNull();
        (found.Id, found.Name, found.Role).ShouldBe((key.Id, "crm", Role.Integration));

        (await node.Keys.Revoke(key.Id, CancellationToken.None)).ShouldBeTrue();
        (await node.Keys.Find(secret, CancellationToken.None)).ShouldBeNull();
        (await node.Keys.List(CancellationToken.None)).ShouldHaveSingleItem().RevokedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_else_opens_the_door()
    {
        var node = await NewNode();
        var (key, secret) = await node.Keys.Create("crm", Role.Agent, CancellationToken.None);
        foreach (var wrong in (string[])["", " ", key.Id, "rk_", secret[..^1], secret + "x", secret.ToUpperInvariant(), new string('a', 10_000), "rk_\0"])
            (await node.Keys.Find(wrong, CancellationToken.None)).ShouldBeNull();
        (await node.Keys.Revoke("nobody", CancellationToken.None)).ShouldBeFalse();
    }
}
