namespace Recovery.Host;

/// <summary>Which engine runs and why (DESIGN 5).</summary>
internal static class EngineChoice
{
    private const string NotHere = "Marten and Wolverine are not compiled into this build (they need a feed that has them: -p:RecoveryEngine=critterstack)";

    /// <summary>One line that says which engine runs and why.</summary>
    /// <exception cref="SettingsException">The engine asked for is not in this build, or there is none of that name.</exception>
    public static string Of(string asked) => asked switch
    {
        "postgres"      => "engine postgres, as asked for",
        "auto"          => $"engine postgres: {NotHere}",
        "critterstack"  => throw new SettingsException($"engine critterstack was asked for, but {NotHere}. Ask for postgres or auto."),
        _               => throw new SettingsException($"there is no engine {asked}: ask for auto, postgres or critterstack."),
    };
}
