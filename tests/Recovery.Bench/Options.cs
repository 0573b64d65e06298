using System.Globalization;
using Recovery.Choosing;

namespace Recovery.Bench;

/// <summary>What the command line says: <c>--name value</c>.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> given = new(StringComparer.Ordinal);

    /// <summary>Reads arguments.</summary>
    /// <exception cref="BenchException">One is not of the form <c>--name value</c>.</exception>
    public static Options Read(IReadOnlyList<string> args)
    {
        var options = new Options();
        for (var i = 0; i < args.Count; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Count)
                throw new BenchException($"{args[i]} is not an option with a value");
            options.given[args[i][2..]] = args[i + 1];
        }

        return options;
    }

    /// <summary>A text; null where it is not given.</summary>
    public string? Text(string name) => given.GetValueOrDefault(name);

    /// <summary>The engines to measure: those of this build, or the one that <c>--engine</c> names.</summary>
    /// <exception cref="EngineNotHereException">This build does not have the one named.</exception>
    public IReadOnlyList<EngineChoice> Engines => Text("engine") is { } one ? [EngineChoice.Of(one)] : [.. EngineChoice.Here.Select(EngineChoice.Of)];

    /// <summary>A whole number.</summary>
    public int Number(string name, int otherwise) => Numbers(name, otherwise)[0];

    /// <summary>Whole numbers parted by commas.</summary>
    public IReadOnlyList<int> Numbers(string name, params int[] otherwise) => given.TryGetValue(name, out var text)
        ? [.. text.Split(',').Select(part => int.TryParse(part, CultureInfo.InvariantCulture, out var number) ? number : throw new BenchException($"--{name} {text}: whole numbers"))]
        : otherwise;
}

/// <summary>The run cannot be made, or a check of it failed: its figures are worth nothing.</summary>
internal sealed class BenchException(string message) : Exception(message);
