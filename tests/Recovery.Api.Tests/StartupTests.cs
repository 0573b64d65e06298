using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Recovery.Choosing;
using Recovery.Engine.Policies;
using Recovery.Engine.Timing;
using Recovery.Host;
using Recovery.Host.Running;

namespace Recovery.Api.Tests;

/// <summary>What keeps the host from starting is said clearly, and what goes wrong later turns health red.</summary>
public sealed class StartupTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_database_that_was_not_migrated_is_not_served()
    {
        await Administer("create database " + Other);
        await Should.ThrowAsync<NotMigratedException>(() => RecoveryHost.Build(Settings.Read([], Environment(Of(Other))), CancellationToken.None));
        await Administer($"drop database {Other} with (force)");
    }

    [Fact]
    public async Task A_host_that_ended_has_let_go_of_its_database()
    {
        var left = "left_" + System.Environment.ProcessId;
        await Administer("create database " + left);
        var ended = await RecoveryHost.Build(Settings.Read(["--migrate"], Environment(Of(left))), CancellationToken.None);
        await ended.StartAsync();
        await ended.StopAsync();
        await ended.DisposeAsync();

        await Administer("drop database " + left); // refused while anybody is connected
    }

    [Fact]
    public async Task A_policy_changed_under_its_version_is_not_published()
    {
        var changed = Directory.CreateTempSubdirectory("recovery-policies");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "ops"), "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(changed.FullName, Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "ops"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            var text = await File.ReadAllTextAsync(file);
            await File.WriteAllTextAsync(copy, Path.GetFileName(file) == "house.json" ? text.Replace("\"17:30\"", "\"17:45\"") : text);
        }

        var refused = await Should.ThrowAsync<PolicyVersionTakenException>(() => RecoveryHost.Build(Settings.Read(["--policies", changed.FullName], Environment(host.Database)), CancellationToken.None));
        refused.Message.ShouldContain("calendar house@1");
        changed.Delete(recursive: true);
    }

    [Theory]
    [InlineData("--bogus")]
    [InlineData("--urls")]
    public void Arguments_that_make_no_sense_are_refused(string argument) =>
        Should.Throw<SettingsException>(() => Settings.Read([argument], Environment("Host=x"))).Message.ShouldContain(argument);

    [Fact]
    public void Without_a_database_nothing_starts() =>
        Should.Throw<SettingsException>(() => Settings.Read([], _ => null)).Message.ShouldContain("RECOVERY_DB");

    [Fact]
    public void The_command_line_wins_over_the_environment() =>
        Settings.Read(["--urls", "http://localhost:1", "--migrate"], Environment("Host=x")) .ShouldSatisfyAllConditions(
            read => read.Urls.ShouldBe("http://localhost:1"),
            read => read.Migrate.ShouldBeTrue(),
            read => read.Database.ShouldBe("Host=x"));

    [Fact]
    public void Keys_lie_outside_the_database_and_checkpoints_beside_them() =>
        Settings.Read(["--keys", "/somewhere/keys"], Environment("Host=x")).ShouldSatisfyAllConditions(
            read => read.Keys.Path.ShouldBe("/somewhere/keys"),
            read => read.Checkpoints.ShouldBe("/somewhere/checkpoints"));

    [Fact]
    public void An_engine_that_there_is_not_is_refused() =>
        Should.Throw<EngineNotHereException>(() => EngineChoice.Of("oracle")).Message.ShouldContain("no engine oracle");

    [Fact]
    public void The_built_in_engine_is_always_here() => EngineChoice.Of("postgres").Name.ShouldBe("postgres");

#if CRITTERSTACK
    [Theory]
    [InlineData("auto", "are compiled into this build")]
    [InlineData("critterstack", "as asked for")]
    public void A_build_with_Marten_and_Wolverine_runs_on_them(string asked, string because) =>
        EngineChoice.Of(asked).ShouldSatisfyAllConditions(
            choice => choice.Name.ShouldBe("critterstack"),
            choice => choice.Why.ShouldContain(because),
            choice => EngineChoice.Here.ShouldBe(["postgres", "critterstack"]));
#else
    [Fact]
    public void A_build_without_Marten_and_Wolverine_runs_the_built_in_engine_and_says_why() =>
        EngineChoice.Of("auto").ShouldSatisfyAllConditions(
            choice => choice.Name.ShouldBe("postgres"),
            choice => choice.Why.ShouldContain("not compiled"),
            choice => EngineChoice.Here.ShouldBe(["postgres"]));

    [Fact]
    public void A_build_without_Marten_and_Wolverine_refuses_to_run_on_them() =>
        Should.Throw<EngineNotHereException>(() => EngineChoice.Of("critterstack")).Message.ShouldContain("not compiled");
#endif

    [Fact]
    public async Task A_duty_that_fails_is_told_until_it_goes_on()
    {
        var duty = new FailsOnce();
        using var runner = new DutyRunner([duty], TimeProvider.System, NullLogger<DutyRunner>.Instance);
        await runner.StartAsync(CancellationToken.None);
        await duty.Failing.Task;
        (await Until(runner, trouble => trouble is not null)).ShouldBe("duty fails-once: no luck");
        duty.GoOn.SetResult();
        (await Until(runner, trouble => trouble is null)).ShouldBeNull();
        await runner.StopAsync(CancellationToken.None);
    }

    private string Of(string database) => new NpgsqlConnectionStringBuilder(host.Database) { Database = database }.ConnectionString;

    private async Task Administer(string sql)
    {
        await using var connection = new NpgsqlConnection(host.Database);
        await connection.OpenAsync();
#pragma warning disable CA2100 // names are made here
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static string Other => "bare_" + System.Environment.ProcessId;

    private static Func<string, string?> Environment(string database) => name => name switch
    {
        "RECOVERY_DB" => database,
        "RECOVERY_URL" => "http://127.0.0.1:0",
        "RECOVERY_ENGINE" => ApiHost.Engine,
        _ => null,
    };

    private static async Task<string?> Until(DutyRunner runner, Func<string?, bool> seen)
    {
        for (var tries = 0; ; tries++)
        {
            var trouble = await runner.Trouble(CancellationToken.None);
            if (seen(trouble) || tries > 500)
                return trouble;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private sealed class FailsOnce : IDuty
    {
        private int runs;

        public TaskCompletionSource Failing { get; } = new();

        public TaskCompletionSource GoOn { get; } = new();

        public string Name => "fails-once";

        public async ValueTask<bool> RunOnce(CancellationToken cancellation)
        {
            if (runs++ == 0)
            {
                Failing.SetResult();
                throw new InvalidOperationException("no luck");
            }

            await GoOn.Task.WaitAsync(cancellation);
            return false;
        }

        public async ValueTask Wait(CancellationToken cancellation) => await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
    }
}
