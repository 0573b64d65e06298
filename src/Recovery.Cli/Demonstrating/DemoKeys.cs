using System.Text.Json;
using Recovery.Domain;
using Recovery.Engine.Keys;

namespace Recovery.Cli.Demonstrating;

/// <summary>API keys of the demo people, one per role; their secrets are kept in a file only its owner reads, never in the database.</summary>
internal static class DemoKeys
{
    /// <summary>Leaves a file with one working key per role: those in it that still work, new ones for the rest.</summary>
    public static async Task Keep(string file, IKeyring keyring, CancellationToken cancellation)
    {
        var kept = Read(file);
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (role, name) in Cast.Keys)
        {
            var word = Words.Of(role);
            secrets[word] = kept.GetValueOrDefault(word) is { } secret && await keyring.Find(secret, cancellation).ConfigureAwait(false) is { } key && key.Role == role
                ? secret
                : (await keyring.Create(name, role, cancellation).ConfigureAwait(false)).Secret;
        }

        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var output = new FileStream(file, options);
        await JsonSerializer.SerializeAsync(output, secrets, cancellationToken: cancellation).ConfigureAwait(false);
    }

    private static Dictionary<string, string> Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [];
        }
        catch (Exception wrong) when (wrong is IOException or JsonException)
        {
            return [];
        }
    }
}
