using System.CommandLine;
using Recovery.Choosing;
using Recovery.Cli.Answering;
using Recovery.Cli.Arguments;
using Recovery.Cli.Databases;

namespace Recovery.Cli;

/// <summary><c>migrate</c>: brings the database to the schema that this build and its engine (<c>RECOVERY_ENGINE</c>) need, and publishes the packs and calendars of <c>ops/</c>.</summary>
internal static class MigrateVerb
{
    private static readonly Option<bool> Quiet = new("--quiet") { Description = "Say nothing where all goes well." };

    public static Command Command()
    {
        var migrate = new Command("migrate", "Bring the database to this build's schema, and publish the packs and calendars of ops/.") { Quiet };
        migrate.SetAction(Run);
        return migrate;
    }

    private static async Task<int> Run(ParseResult args, CancellationToken cancellation)
    {
        var engine = EngineChoice.Of(Environment.GetEnvironmentVariable("RECOVERY_ENGINE") is { Length: > 0 } asked ? asked : "auto");
        var address = DatabaseAddress.Find();
        await using var database = Workplace.Pool(address);
        var applied = await engine.Migrate(database, address, cancellation).ConfigureAwait(false);
        var published = await PublishedPolicies.Publish(database, PolicyFiles.Home(), cancellation).ConfigureAwait(false);
        if (args.GetValue(Shared.Json))
        {
            JsonAnswer.Write(writer =>
            {
                writer.WriteStartArray("migrations");
                foreach (var migration in applied)
                    writer.WriteStringValue(migration);
                writer.WriteEndArray();
                writer.WriteNumber("policies", published);
            });
        }
        else if (!args.GetValue(Quiet))
        {
            Console.WriteLine($"{applied.Count} migrations applied, {published} packs and calendars published.");
        }

        return Exit.Done;
    }
}
