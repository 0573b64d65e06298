namespace Recovery.Host;

/// <summary>How to run, from the environment and the command line; the command line wins.</summary>
/// <param name="Database">Connection string of PostgreSQL (<c>RECOVERY_DB</c>; not an argument, which every process list shows).</param>
/// <param name="Urls">Where to serve (<c>--urls</c>, <c>RECOVERY_URL</c>).</param>
/// <param name="Policies">Directory of packs and calendars (<c>--policies</c>, <c>RECOVERY_POLICIES</c>).</param>
/// <param name="Engine">Which engine (<c>--engine</c>, <c>RECOVERY_ENGINE</c>).</param>
/// <param name="Migrate">Bring the database to this build's schema first (<c>--migrate</c>).</param>
public sealed record Settings(string Database, string Urls, string Policies, string Engine, bool Migrate)
{
    /// <summary>What to print for <c>--help</c>.</summary>
    public const string Usage = """
        recovery host: serves the API and runs the background duties.

          --urls URL        where to serve            (RECOVERY_URL, default http://localhost:8080)
          --policies DIR    packs/ and calendars/     (RECOVERY_POLICIES, default ops/ next to the binary)
          --engine NAME     auto|postgres|critterstack (RECOVERY_ENGINE, default auto)
          --migrate         bring the database to this build's schema first
          RECOVERY_DB       connection string of PostgreSQL (required)
        """;

    /// <summary>Only the usage is wanted.</summary>
    public bool Help { get; private init; }

    /// <summary>Reads arguments and environment.</summary>
    /// <exception cref="SettingsException">An argument is unknown or lacks its value, or there is no database.</exception>
    public static Settings Read(IReadOnlyList<string> args, Func<string, string?> environment)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var (migrate, help) = (false, false);
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--migrate":
                    migrate = true;
                    break;
                case "--help" or "-h":
                    help = true;
                    break;
                case "--urls" or "--policies" or "--engine" when i + 1 < args.Count:
                    given[args[i]] = args[++i];
                    break;
                case "--urls" or "--policies" or "--engine":
                    throw new SettingsException($"{args[i]} needs a value; see --help.");
                default:
                    throw new SettingsException($"unknown argument {args[i]}; see --help.");
            }
        }

        return new Settings(
            environment("RECOVERY_DB") is { Length: > 0 } database ? database : help ? string.Empty : throw new SettingsException("RECOVERY_DB must hold the connection string of a PostgreSQL database."),
            Of("--urls", "RECOVERY_URL", "http://localhost:8080"),
            Of("--policies", "RECOVERY_POLICIES", Path.Combine(AppContext.BaseDirectory, "ops")),
            Of("--engine", "RECOVERY_ENGINE", "auto"),
            migrate) { Help = help };

        string Of(string argument, string variable, string otherwise) =>
            given.GetValueOrDefault(argument) ?? (environment(variable) is { Length: > 0 } set ? set : otherwise);
    }
}

/// <summary>The host was started with arguments or an environment that do not make sense; the message says what to do.</summary>
public sealed class SettingsException(string message) : Exception(message);
