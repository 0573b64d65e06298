using Recovery.Cli.Tests.Running;

namespace Recovery.Cli.Tests;

public sealed class DatabaseVerbTests : IAsyncLifetime
{
    private readonly OwnDatabase database = new(); // each test its own: none depends on what another left

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_key_is_made_listed_and_revoked_and_its_secret_shown_once()
    {
        var made = await RecoveryCommand.RunOn(database.ConnectionString, "keys", "new", "mail gateway", "--role", "integration", "--json");
        var id = made.Json.GetProperty("id").GetString()!;
        var listed = await RecoveryCommand.RunOn(database.ConnectionString, "keys", "list", "--json");
        var revoked = await RecoveryCommand.RunOn(database.ConnectionString, "keys", "revoke", id, "--json");
        var unknown = await RecoveryCommand.RunOn(database.ConnectionString, "keys", "revoke", "nobody");

        made.Json.GetProperty("secret").GetString()!.ShouldStartWith("rk_");
        listed.Out.ShouldContain(id);
        listed.Out.ShouldNotContain(made.Json.GetProperty("secret").GetString()!);
        revoked.Status.ShouldBe(0, revoked.Error);
        unknown.Status.ShouldBe(1);
    }

    [Fact]
    public async Task The_demo_is_lived_through_once_and_no_rule_refuses_it()
    {
        var first = await RecoveryCommand.RunOn(database.ConnectionString, "demo", "--json");
        var again = await RecoveryCommand.RunOn(database.ConnectionString, "demo", "--json");
        var rebuilt = await RecoveryCommand.RunOn(database.ConnectionString, "rebuild", "--json");

        first.Status.ShouldBe(0, first.Error);
        first.Json.GetProperty("complaints").GetInt32().ShouldBeInRange(100, 130);
        first.Json.GetProperty("refused").GetInt32().ShouldBe(0, first.Error);
        again.Json.GetProperty("complaints").GetInt32().ShouldBe(0);
        rebuilt.Json.GetProperty("different").GetInt32().ShouldBe(0);

        var listed = await RecoveryCommand.RunOn(database.ConnectionString, "replay", "R-100001-5", "--history");
        var events = listed.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var second = System.Text.Json.JsonDocument.Parse(events[1]).RootElement.GetProperty("at").GetString()!;
        var then = await RecoveryCommand.RunOn(database.ConnectionString, "replay", "R-100001-5", "--as-of", second, "--json");
        var told = await RecoveryCommand.RunOn(database.ConnectionString, "replay", "R-100001-5");
        then.Json.GetProperty("version").GetInt32().ShouldBeInRange(2, events.Length - 1);
        then.Json.GetProperty("pack").GetString().ShouldBe("house@1");
        then.Json.GetProperty("said")[0].GetProperty("voice").GetString().ShouldBe("complainant");
        then.Json.GetProperty("deadlines").EnumerateArray().ShouldContain(clock => clock.GetProperty("state").GetString() == "running");
        told.Out.ShouldContain(then.Json.GetProperty("said")[0].GetProperty("text").GetString()![..20]);
        told.Out.ShouldContain("pack house@1");
    }

    [Fact]
    public async Task Who_replays_or_takes_away_is_written_down()
    {
        await RecoveryCommand.RunOn(database.ConnectionString, "demo", "--json");
        await RecoveryCommand.RunOn(database.ConnectionString, "replay", "R-100001-5");
        await RecoveryCommand.RunOn(database.ConnectionString, "replay", "R-100001-5", "--as-of", "2099-01-01T00:00:00Z", "--json");
        await RecoveryCommand.RunOn(database.ConnectionString, "export", "--format", "csv", "--with-names", "--from", "2020-01-01");
        var bundle = await RecoveryCommand.RunOn(database.ConnectionString, "export", "--format", "jsonl", "--complaint", "R-100001-5");
        await RecoveryCommand.RunOn(database.ConnectionString, "replay", "R-999999-0");

        bundle.Status.ShouldBe(0, bundle.Error);
        await using var pool = Npgsql.NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = pool.CreateCommand(
            "select concat_ws(' | ', user_name, headers->>'onBehalfOf', data->>'kind', data->>'query', data->>'complaint' is not null) from recovery.mt_events where type = 'access-recorded.v1' order by seq_id");
        var written = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            written.Add(reader.GetString(0));
        var me = Environment.UserName;
        written.ShouldBe(
        [
            $"recovery replay | {me} | read | t",
            $"recovery replay | {me} | replayed | asOf=2099-01-01T00:00:00Z | t",
            $"recovery export | {me} | exported | format=csv, from=2020-01-01T00:00:00Z, names | f",
            $"recovery export | {me} | exported | format=jsonl | t",
        ]);
    }

#if CRITTERSTACK
    [Fact]
    public async Task A_database_is_migrated_for_the_engine_that_will_run_on_it()
    {
        var engine = Recovery.Choosing.EngineChoice.Of("critterstack");
        await using var source = Postgres.PostgresEngine.Open(database.ConnectionString);
        (await engine.IsMigrated(source, database.ConnectionString, TestContext.Current.CancellationToken)).ShouldBeFalse();

        var migrated = await RecoveryCommand.RunOn("critterstack", database.ConnectionString, ["migrate"]);

        migrated.Status.ShouldBe(0, migrated.Error);
        (await engine.IsMigrated(source, database.ConnectionString, TestContext.Current.CancellationToken)).ShouldBeTrue();
    }
#else
    [Fact]
    public async Task A_database_is_not_migrated_for_an_engine_that_is_not_in_the_build()
    {
        var refused = await RecoveryCommand.RunOn("critterstack", database.ConnectionString, ["migrate"]);

        refused.Status.ShouldBe(2);
        refused.Error.ShouldContain("Marten");
    }
#endif

    [Fact]
    public async Task Without_a_database_it_says_what_to_do()
    {
        var said = await RecoveryCommand.Run("report", "on-time", "--json");

        said.Status.ShouldBe(1);
        said.Out.ShouldBeEmpty();
        said.Error.ShouldContain("RECOVERY_DB");
    }

    [Fact]
    public async Task A_database_without_the_schema_is_told_to_migrate()
    {
        var bare = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "postgres" }.ConnectionString;

        var said = await RecoveryCommand.RunOn(bare, "report", "on-time");

        said.Status.ShouldBe(1);
        said.Error.ShouldContain("migrate");
    }
}
