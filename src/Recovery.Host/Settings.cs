using Recovery.Audit.Sealing;

namespace Recovery.Host;

/// <summary>How to run, from the environment and the command line; the command line wins.</summary>
/// <param name="Database">Connection string of PostgreSQL (<c>RECOVERY_DB</c>; not an argument, which every process list shows).</param>
/// <param name="Urls">Where to serve (<c>--urls</c>, <c>RECOVERY_URL</c>).</param>
/// <param name="Policies">Directory of packs and calendars (<c>--policies</c>, <c>RECOVERY_POLICIES</c>).</param>
/// <param name="Engine">Which engine (<c>--engine</c>, <c>RECOVERY_ENGINE</c>).</param>
/// <param name="People">File of the people of the house (<c>--people</c>, <c>RECOVERY_PEOPLE</c>); null for none.</param>
/// <param name="SignIn">How people sign in (<c>--sign-in</c>, <c>RECOVERY_SIGN_IN</c>): <c>keys</c>, or <c>development</c> for anybody as anybody.</param>
/// <param name="Edges">File that says how this house speaks with the outside (<c>--edges</c>, <c>RECOVERY_EDGES</c>); null for none.</param>
/// <param name="Migrate">Bring the database to this build's schema first (<c>--migrate</c>).</param>
public sealed record Settings(string Database, string Urls, string Policies, string Engine, bool Migrate, string? People = null, string SignIn = "keys", string? Edges = null)
{
    /// <summary>What to print for <c>--help</c>.</summary>
    public const string Usage = """
        recovery host: serves the screens and the API, and runs the background duties.

          --urls URL        where to serve            (RECOVERY_URL, default http://localhost:8080)
          --policies DIR    packs/ and calendars/     (RECOVERY_POLICIES, default ops/ next to the binary)
          --engine NAME     auto|postgres|critterstack (RECOVERY_ENGINE, default auto)
          --people FILE     people of the house     (RECOVERY_PEOPLE, default none)
          --edges FILE      mail, phone, webhooks   (RECOVERY_EDGES, default none)
          --keys DIR        keys outside the database (RECOVERY_KEYS, default .recovery/keys; the master key also by RECOVERY_MASTER_KEY)
          --checkpoints DIR what is kept outside the database as evidence (RECOVERY_CHECKPOINTS, default checkpoints/ beside the keys)
          --sign-in HOW     keys|development        (RECOVERY_SIGN_IN, default keys; development only with ASPNETCORE_ENVIRONMENT=Development)
          --migrate         bring the database to this build's schema first
          RECOVERY_DB       connection string of PostgreSQL (required)
        """;

    /// <summary>What a program that hosts this one does otherwise than the file of <see cref="Edges"/> says, such as a test that calls nobody.</summary>
    public Func<Integrations.Edges, Integrations.Edges>? Otherwise { get; init; }

    /// <summary>Where the keys lie that are never in the database (<c>--keys</c>, <c>RECOVERY_KEYS</c>).</summary>
    public required KeyDirectory Keys { get; init; }

    /// <summary>Directory of what is kept outside the database as evidence: signed checkpoints and the list of erasures (<c>--checkpoints</c>, <c>RECOVERY_CHECKPOINTS</c>).</summary>
    public required string Checkpoints { get; init; }

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
                case "--urls" or "--policies" or "--engine" or "--people" or "--edges" or "--sign-in" or "--keys" or "--checkpoints" when i + 1 < args.Count:
                    given[args[i]] = args[++i];
                    break;
                case "--urls" or "--policies" or "--engine" or "--people" or "--edges" or "--sign-in" or "--keys" or "--checkpoints":
                    throw new SettingsException($"{args[i]} needs a value; see --help.");
                default:
                    throw new SettingsException($"unknown argument {args[i]}; see --help.");
            }
        }

        var keys = given.TryGetValue("--keys", out var path) ? new KeyDirectory(path, environment) : KeyDirectory.Of(environment);
        return new Settings(
            environment("RECOVERY_DB") is { Length: > 0 } database ? database : help ? string.Empty : throw new SettingsException("RECOVERY_DB must hold the connection string of a PostgreSQL database."),
            Of("--urls", "RECOVERY_URL", "http://localhost:8080"),
            Of("--policies", "RECOVERY_POLICIES", Path.Combine(AppContext.BaseDirectory, "ops")),
            Of("--engine", "RECOVERY_ENGINE", "auto"),
            migrate,
            Of("--people", "RECOVERY_PEOPLE", string.Empty) is { Length: > 0 } people ? people : null,
            SignInOf(Of("--sign-in", "RECOVERY_SIGN_IN", "keys"), environment("ASPNETCORE_ENVIRONMENT")),
            Of("--edges", "RECOVERY_EDGES", string.Empty) is { Length: > 0 } edges ? edges : null)
        {
            Help = help,
            Keys = keys,
            Checkpoints = Of("--checkpoints", "RECOVERY_CHECKPOINTS", Path.Combine(Path.GetDirectoryName(Path.GetFullPath(keys.Path))!, "checkpoints")),
        };

        string Of(string argument, string variable, string otherwise) =>
            given.GetValueOrDefault(argument) ?? (environment(variable) is { Length: > 0 } set ? set : otherwise);
    }

    private static string SignInOf(string how, string? environment) => how switch
    {
        "keys"                                                                                      => how,
        "development" when string.Equals(environment, "Development", StringComparison.OrdinalIgnoreCase) => how,
        "development" => throw new SettingsException("sign-in development lets anybody be anybody, so it runs only with ASPNETCORE_ENVIRONMENT=Development: use --sign-in keys."),
        _             => throw new SettingsException($"there is no sign-in {how}: ask for keys or development."),
    };
}

/// <summary>The host was started with arguments or an environment that do not make sense; the message says what to do.</summary>
public sealed class SettingsException(string message) : Exception(message);
