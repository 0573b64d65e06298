using System.Text;
using Recovery.Conformance;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine;
using Recovery.Engine.Arriving;
using Recovery.Postgres.House;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Tests;

/// <summary>What an earlier version stored readable is sealed by the first process that comes with the master key, and stays what it was.</summary>
public sealed class EarlierVersions : OnDatabase
{
    private const string Canary = "zitronenfalter";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Guid Mail = new("00000000-0000-0000-0000-000000000001");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Execute("update recovery.house_secrets set secret = sha256('known'), sealed = false where name = 'thread-key'");
        await Execute(
            $"""
            insert into recovery.arrivals (id, kind, source_system, source_id, at, kept_at, direction, sender, sender_key, subject, said, verdict, code, message_id, state, complaint_id, reason)
            values ('{Mail}', 'mail', 'mail', 'm-1', now(), now(), 'in', '{Canary}@Example.org', '{Canary}@example.org', '{Canary}', 'It failed, {Canary}.', 'ordinary', '', '{Canary}.1@example.org', 'filed',
              '00000000-0000-0000-0000-0000000000ff', null);
            insert into recovery.arrival_contents values ('{Mail}', 'raw {Canary}');
            insert into recovery.arrivals (id, kind, source_system, source_id, at, kept_at, direction, sender, sender_key, said, verdict, code, state, reason)
            select gen_random_uuid(), 'call', 'pbx', n::text, now(), now(), 'in', '+33612345987', '612345987', '', 'missed', '', 'dismissed', 'no reason, {Canary}' from generate_series(1, 250) n;
            insert into recovery.saved_views (id, owner, name, query) values (gen_random_uuid(), 'claire', '{Canary}', 'text={Canary}');
            insert into recovery.subscriptions (id, name, url, types, secrets, created_at, created_by) values (gen_random_uuid(), 'crm', 'https://example.org/', '{"{}"}', '{"{"}whsec_{Canary}{"}"}', now(), 'admin');
            """);
    }

    [Fact]
    public async Task It_is_sealed_once_by_whoever_comes_first_and_read_as_before()
    {
        (await Holding()).ShouldNotBeEmpty();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => await CaseKeys.Open(Database, TestKeys.Masters, TimeProvider.System, None)));
        await Execute("analyze");
        (await Holding()).ShouldBeEmpty();
        (await Scalar<long>("select count(*) from recovery.arrivals a join vault.keys k on k.owner = a.id and a.sealed")).ShouldBe(251);

        await using var node = await PostgresEngine.Start(Database, RepositoryPolicies.Catalog, TestKeys.Masters, TimeProvider.System);
        var mail = (await node.Arrivals.Find(Mail, None))!;
        (mail.Sender.Reveal(), mail.Subject!.Reveal(), mail.Text.Reveal(), mail.MessageId).ShouldBe(($"{Canary}@Example.org", Canary, $"It failed, {Canary}.", $"{Canary}.1@example.org"));
        Encoding.UTF8.GetString((await node.Arrivals.Content(Mail, None)).Span).ShouldBe("raw " + Canary);
        (await node.Arrivals.CaseOfMessage($"{Canary}.1@example.org", None)).ShouldNotBeNull();
        (await node.Arrivals.OpenedBy(Personal.Of($"{Canary}+tag@example.org"), Tuesday, None)).Count.ShouldBe(1);
        (await node.Arrivals.Find(new SourceRef("pbx", "7"), None))!.Reason!.Reveal().ShouldBe("no reason, " + Canary);
        (await node.Views.Of("claire", None)).Single().ShouldSatisfyAllConditions(view => view.Name.ShouldBe(Canary), view => view.Query.ShouldBe("text=" + Canary));
        (await node.Subscriptions.All(None)).Single().Secrets.ShouldBe(["whsec_" + Canary]);
        Convert.ToHexStringLower((await new HouseSecrets(Database, TestKeys.Masters).Find(HouseSecrets.ThreadKey, None)).Span)
            .ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("known"u8)));
        (await Scalar<bool>("select secret <> sha256('known') from recovery.house_secrets where name = 'thread-key'")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_process_without_the_master_key_leaves_it_as_it_is()
    {
        await CaseKeys.Open(Database, Audit.Sealing.MasterKeys.None, TimeProvider.System, None);
        (await Holding()).ShouldNotBeEmpty();
    }

    private Task<IReadOnlyList<string>> Holding() => WholeDatabase.Holding(Database.ConnectionString, Canary);
}
