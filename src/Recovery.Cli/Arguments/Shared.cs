using System.CommandLine;
using System.CommandLine.Parsing;
using Recovery.Cli.Answering;

namespace Recovery.Cli.Arguments;

/// <summary>Options that several verbs have.</summary>
internal static class Shared
{
    /// <summary>Only machine-readable output on standard output.</summary>
    public static readonly Option<bool> Json = new("--json") { Description = "Answer in JSON.", Recursive = true };

    /// <summary>An option that takes an instant with its offset.</summary>
    public static Option<DateTimeOffset> InstantOption(string name, string description) =>
        new(name) { Description = description, HelpName = "INSTANT", Required = true, CustomParser = ReadInstant };

    /// <summary>An option that may take an instant with its offset.</summary>
    public static Option<DateTimeOffset?> MaybeInstant(string name, string description) =>
        new(name) { Description = description, HelpName = "INSTANT", CustomParser = result => ReadInstant(result) };

    /// <summary>Reads a whole file, or ends with status 2.</summary>
    public static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw StoppedException.BadArguments($"{path} cannot be read: {wrong.Message}");
        }
    }

    private static DateTimeOffset ReadInstant(ArgumentResult result)
    {
        var text = result.Tokens is [var token] ? token.Value : string.Empty;
        if (Instants.TryRead(text, out var instant))
            return instant;
        result.AddError($"\"{text}\" is not an instant: write date, time and offset, such as 2026-11-20T09:30:00Z or 2026-11-20T10:30+01:00");
        return default;
    }
}
