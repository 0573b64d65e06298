using System.CommandLine;
using Npgsql;
using Recovery.Audit.Sealing;
using Recovery.Choosing;
using Recovery.Cli.Answering;
using Recovery.Domain.Sla;
using Recovery.Engine.Policies;
using Recovery.Engine.Storing;
using Recovery.Policies.Json;
using Recovery.Postgres.Migrations;

namespace Recovery.Cli.Arguments;

/// <summary>Runs a verb and turns what went wrong into an exit status (DESIGN 11).</summary>
internal static class Invocation
{
    private static readonly InvocationConfiguration Ours = new() { EnableDefaultExceptionHandler = false };

    public static async Task<int> Run(RootCommand root, IReadOnlyList<string> args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return Exit.BadArguments;
        }

        try
        {
            return await parsed.InvokeAsync(Ours).ConfigureAwait(false);
        }
        catch (StoppedException stopped)
        {
            await Console.Error.WriteLineAsync(stopped.Message).ConfigureAwait(false);
            return stopped.Status;
        }
        catch (EngineNotHereException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message).ConfigureAwait(false);
            return Exit.BadArguments;
        }
        catch (Exception wrong) when (wrong is StoreUnavailableException or NpgsqlException or MigrationException or PolicyVersionTakenException or InvalidPolicyException or UnknownPolicyException
            or MasterKeyException or UnauthorizedAccessException or IOException)
        {
            await Console.Error.WriteLineAsync(wrong.Message).ConfigureAwait(false);
            return Exit.FoundWrong;
        }
        catch (OperationCanceledException)
        {
            return Exit.Interrupted;
        }
    }
}
