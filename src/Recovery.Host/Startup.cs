using Recovery.Audit.Sealing;
using Recovery.Choosing;
using Recovery.Engine.Policies;
using Recovery.Engine.Storing;
using Recovery.Policies.Json;
using Recovery.Postgres.Migrations;

namespace Recovery.Host;

/// <summary>Starts the host and says in one line what is wrong where it cannot: exit 2 for bad arguments, 1 for anything an operator must mend.</summary>
public static class Startup
{
    /// <summary>Runs until told to stop.</summary>
    public static async Task<int> Run(string[] args)
    {
        try
        {
            var settings = Settings.Read(args, Environment.GetEnvironmentVariable);
            if (settings.Help)
            {
                await Console.Out.WriteLineAsync(Settings.Usage);
                return 0;
            }

            await Console.Out.WriteLineAsync($"recovery: {EngineChoice.Of(settings.Engine).Why}");
            await using var host = await RecoveryHost.Build(settings, CancellationToken.None);
            await host.StartAsync();
            await Console.Out.WriteLineAsync($"recovery: serving on {string.Join(", ", host.Urls)}");
            await host.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception wrong) when (wrong is SettingsException or EngineNotHereException)
        {
            return await Say(wrong, 2);
        }
        catch (Exception wrong) when (wrong is NotMigratedException or MigrationException or MasterKeyException or UnauthorizedAccessException or InvalidPolicyException or PolicyVersionTakenException
            or StoreUnavailableException or IOException or DirectoryNotFoundException or Npgsql.NpgsqlException)
        {
            return await Say(wrong, 1);
        }
    }

    private static async Task<int> Say(Exception wrong, int exit)
    {
        await Console.Error.WriteLineAsync("recovery: " + wrong.Message);
        return exit;
    }
}
