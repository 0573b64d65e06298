using Recovery.Domain;
using Recovery.Postgres.Keys;

namespace Recovery.Postgres.Tests;

public sealed class Keys : OnDatabase
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task A_key_revoked_elsewhere_is_shut_within_five_seconds()
    {
        var (here, there) = (new PostgresKeyring(Database, time), new PostgresKeyring(Database, time));
        var (key, secret) = await here.Create("crm", Role.Integration, CancellationToken.None);
        (await here.Find(secret, CancellationToken.None)).ShouldBe(key);
        (await there.Revoke(key.Id, CancellationToken.None)).ShouldBeTrue();

        time.Advance(TimeSpan.FromSeconds(5));
        (await here.Find(secret, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_remembered_key_opens_to_its_own_secret_only()
    {
        var keys = new PostgresKeyring(Database, time);
        var (_, secret) = await keys.Create("crm", Role.Agent, CancellationToken.None);
        await keys.Find(secret, CancellationToken.None);
        var other = secret[..^1] + (secret[^1] == 'A' ? 'B' : 'A');
        (await keys.Find(other, CancellationToken.None)).ShouldBeNull();
        (await keys.Find(secret, CancellationToken.None)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("rk_")]
    [InlineData("rk_\0")]
    [InlineData("rk_aaaaaaaaaaaa_0123456789012345678901234567890123456789012")]
    [InlineData("rk_aaaaaaaaaa'; _0123456789012345678901234567890123456789012")]
    [InlineData("rk_aaaaaaaaaaaa_012345678901234567890123456789012345678901\ud800")]
    public async Task Whatever_is_no_key_of_ours_opens_nothing(string wrong) =>
        (await new PostgresKeyring(Database, time).Find(wrong, CancellationToken.None)).ShouldBeNull();

    [Fact]
    public async Task The_secret_itself_is_nowhere_in_the_database()
    {
        var (_, secret) = await new PostgresKeyring(Database, time).Create("crm", Role.Agent, CancellationToken.None);
        (await Scalar<string>("select k::text from recovery.api_keys k")).ShouldNotContain(secret[16..]);
    }
}
