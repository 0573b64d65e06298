using System.Globalization;
using Recovery.Domain;
using Recovery.Engine.Serialization;

namespace Recovery.Audit.Exporting;

/// <summary>What events are called where the log is taken away: their stored names without the version, e.g. <c>complaint-received</c>.</summary>
internal static class ExportNames
{
    /// <summary>All of them with their types, in ordinal order.</summary>
    public static IReadOnlyList<(string Name, Type Type)> All { get; } =
        [.. EventJson.StoredTypes.Select(pair => (Name: WithoutVersion(pair.Key), Type: pair.Value)).DistinctBy(pair => pair.Name, StringComparer.Ordinal).OrderBy(pair => pair.Name, StringComparer.Ordinal)];

    /// <summary>The name of an event.</summary>
    public static string Of(ComplaintEvent fact) => WithoutVersion(EventJson.NameOf(fact));

    private static string WithoutVersion(string stored) =>
        stored.LastIndexOf(".v", StringComparison.Ordinal) is var at and > 0 && int.TryParse(stored.AsSpan(at + 2), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? stored[..at] : stored;
}
