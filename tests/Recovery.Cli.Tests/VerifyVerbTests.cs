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
    public async Task A_bundle_that_was_broken_off_is_gone_on_with_to_the_same_bytes()
    {
        var bundle = await Bundled();
        var whole = await File.ReadAllBytesAsync(bundle);
        await File.WriteAllBytesAsync(bundle, whole[..(whole.Length * 2 / 3)]);
        (await Export(bundle, "--resume")).Status.ShouldBe(0);
        (await File.ReadAllBytesAsync(bundle)).ShouldBe(whole);
    }

    [Fact]
    public async Task A_case_is_a_bundle_of_its_own_and_nothing_else_can_be_chosen()
    {
        await Notarised();
        var path = Path.Combine(folder, "case.jsonl");
        var reference = await Ask<string>("select reference from recovery.worklist order by reference limit 1");
        (await Export(path, "--complaint", reference)).Status.ShouldBe(0);
        (await RecoveryCommand.Run("verify", "--bundle", path, "--key", PublicKey, "--json")).Status.ShouldBe(0);
        (await Export(path, "--with-text")).Status.ShouldBe(2);
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

    private Task<Said> Export(string path, params string[] more) =>
        RecoveryCommand.RunOn(database.ConnectionString, Environment(), ["export", "--format", "jsonl", "--out", path, .. more]);

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
        var path = Path.Combine(folder, "log.jsonl");
        var exported = await Export(path);
        exported.Status.ShouldBe(0, exported.Error);
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

    private Task<long> Ask(string sql) => Ask<long>(sql);

    private async Task<T> Ask<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // written in this file
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
