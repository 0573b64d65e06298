using System.Collections.Concurrent;

namespace Recovery.Postgres;

/// <summary>The SQL of this assembly, each text in its own file and named by folder and file: <c>Sql.Of("Deadlines/claim")</c>.</summary>
public static class Sql
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    /// <summary>The text of one file. A name that does not exist is a programming error, and throws.</summary>
    public static string Of(string name) => Texts.GetOrAdd(name, static n => Read($"{Prefix}{n.Replace('/', '.')}.sql"));

    /// <summary>The names of all files in a folder, in ordinal order.</summary>
    internal static IReadOnlyList<string> In(string folder) =>
        [.. typeof(Sql).Assembly.GetManifestResourceNames()
            .Where(r => r.StartsWith($"{Prefix}{folder}.", StringComparison.Ordinal) && r.EndsWith(".sql", StringComparison.Ordinal))
            .Select(r => $"{folder}/{r[(Prefix.Length + folder.Length + 1)..^4]}")
            .Order(StringComparer.Ordinal)];

    private static string Prefix => "Recovery.Postgres.";

    private static string Read(string resource)
    {
        using var stream = typeof(Sql).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"No SQL file is embedded as {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
