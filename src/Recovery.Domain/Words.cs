using System.Collections.Frozen;

namespace Recovery.Domain;

/// <summary>The written form of an enumerated word: <c>FollowUp</c> is <c>follow-up</c>, in JSON, in the database and in refusals alike.</summary>
public static class Words
{
    /// <summary>The written form.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.Written[value];

    /// <summary>Reads the written form, letter case aside; false for anything else.</summary>
    public static bool TryRead<T>(string? text, out T value)
        where T : struct, Enum
    {
        value = default;
        return text is not null && Table<T>.Read.TryGetValue(text, out value);
    }

    /// <summary>All written forms, in the order declared.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Table<T>.All;

    private static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Written = Enum.GetValues<T>().ToFrozenDictionary(v => v, v => Kebab(v.ToString()));

        public static readonly FrozenDictionary<string, T> Read =
            Written.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

        public static readonly IReadOnlyList<string> All = [.. Enum.GetValues<T>().Select(v => Written[v])];
    }
}
