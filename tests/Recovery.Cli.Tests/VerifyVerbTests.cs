using Npgsql;
using Recovery.Audit.Bundling;
using Recovery.Audit.Notarising;
using Recovery.Cli.Tests.Running;
using Recovery.Engine.Auditing;

namespace Recovery.Cli.Tests;

public sealed class VerifyVerbTests : IAsyncLifetime
{
    private readonly OwnDatabase database = new();
    private readonly string folder = Directory.CreateTempSubdirectory("verify").FullName;

    private string Keys => Path.Combine(folder, "keys");

    private string PublicKey => Path.Combine(Keys, "notary.pub");

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_log_is_verified_and_what_was_done_to_it_named()
    {
        await Notarised();
        var untouched = await Verify();
        var again = await Verify();
        var everything = await Verify("--full");
        await Execute("update recovery.mt_events set data = data || '{\"more\": 1}' where seq_id = (select seq_id from recovery.mt_events order by seq_id offset 5 limit 1)");
        var position = await Ask("select seq_id from recovery.mt_events order by seq_id offset 5 limit 1");
        var tampered = await Verify();

        untouched.Status.ShouldBe(0, untouched.Out + untouched.Error);
        untouched.Json.GetProperty("verified").GetBoolean().ShouldBeTrue();
        again.Status.ShouldBe(0);
        everything.Json.GetProperty("read").GetInt64().ShouldBe(everything.Json.GetProperty("events").GetInt64());
        tampered.Status.ShouldBe(1);
        tampered.Json.GetProperty("change").GetString().ShouldBe("updated");
        tampered.Json.GetProperty("position").GetInt64().ShouldBe(position);
        (await RecoveryCommand.RunOn(database.ConnectionString, Environment(), "verify")).Out.ShouldStartWith($"NOT VERIFIED: updated, the first position that does not fit is {position}.");
    }

    [Fact]
    public async Task A_table_that_is_gone_is_told()
    {
        await Notarised();
        await Execute("drop table recovery.mt_events cascade");
        var verified = await Verify();
        verified.Status.ShouldBe(1);
        verified.Json.GetProperty("change").GetString().ShouldBe("table-replaced");
    }

    [Fact]
    public async Task A_bundle_is_verified_without_any_database()
    {
        var bundle = await Bundled();
        var verified = await RecoveryCommand.Run("verify", "--bundle", bundle, "--key", PublicKey, "--known", Path.Combine(folder, "checkpoints", "latest"), "--json");
        verified.Status.ShouldBe(0, verified.Out + verified.Error);

        var bytes = await File.ReadAllBytesAsync(bundle);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(bundle, bytes);
        (await RecoveryCommand.Run("verify", "--bundle", bundle, "--key", PublicKey)).Status.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_key_or_a_file_it_says_what_to_do()
    {
        (await Verify()).Error.ShouldContain("notary.pub");
        (await RecoveryCommand.Run("verify", "--bundle", "/nonexistent")).Status.ShouldBe(2);
        (await RecoveryCommand.Run("verify", "--bundle", "x", "--key", "/nonexistent")).Status.ShouldBe(2);
        await File.WriteAllTextAsync(Path.Combine(folder, "x"), "no key");
        (await RecoveryCommand.Run("verify", "--bundle", "x", "--key", Path.Combine(folder, "x"))).Status.ShouldBe(2);
        (await RecoveryCommand.Run("verify", "--bundle", "x", "--known", Path.Combine(folder, "x"))).Status.ShouldBe(2);
    }

    private Task<Said> Verify(params string[] args) => RecoveryCommand.RunOn(database.ConnectionString, Environment(), ["verify", "--json", .. args]);

    private (string, string)[] Environment() => [("RECOVERY_KEYS", Keys)];

    /// <summary>The log of the demo, notarised.</summary>
    private async Task Notarised()
    {
        (await RecoveryCommand.RunOn(database.ConnectionString, Environment(), "demo", "--json")).Status.ShouldBe(0);
        (await RecoveryCommand.RunOn(database.ConnectionString, Environment(), "notarise", "--json")).Status.ShouldBe(0);
    }

    private async Task<string> Bundled()
    {
        await Notarised();
        await using var pool = Postgres.PostgresEngine.Open(database.ConnectionString);
        await using var node = await Postgres.PostgresEngine.Start(pool, Policies.PolicyCatalog.From([]), Audit.Sealing.MasterKeys.None, TimeProvider.System);
        var head = (await node.Notarised.Latest(CancellationToken.None)).ShouldNotBeNull();
        var path = Path.Combine(folder, "log.jsonl");
        await using var file = File.Create(path);
        using var writer = BundleWriter.Begin(file, BundleHeader.For(head, BundleScope.Log));
        while (await node.Notarised.Entries(writer.LastPosition, head.LastPosition, 500, CancellationToken.None) is { Count: > 0 } page)
        {
            foreach (LogEntry entry in page)
                writer.Write(entry);
        }

        writer.End();
        return path;
    }

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // written in this file
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> Ask(string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // written in this file
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
