using Recovery.Audit.Notarising;
using Recovery.Engine.Auditing;

namespace Recovery.Audit.Verifying;

/// <summary>
/// Finds rows that changed places: two that are both wrong, and both right again once some of their columns are given back to each other. The hashes prove it.
/// </summary>
internal static class SwapSearch
{
    private const int Parts = 5;
    private const int Everything = (1 << Parts) - 1;

    // The whole row, then as few columns as explain it.
    private static readonly int[] Ways = [Everything, .. Enumerable.Range(1, Everything - 1).OrderBy(parts => int.PopCount(parts))];

    /// <summary>The pairs, and in words what of them changed places.</summary>
    public static IReadOnlyList<(long One, long Other, string What)> Among(IReadOnlyList<Altered> altered)
    {
        var pairs = new List<(long, long, string)>();
        var found = new HashSet<int>();
        for (var one = 0; one < altered.Count; one++)
        {
            for (var other = one + 1; other < altered.Count && !found.Contains(one); other++)
            {
                if (found.Contains(other) || PartsSwapped(altered[one], altered[other]) is not { } parts)
                    continue;
                found.UnionWith([one, other]);
                pairs.Add((altered[one].Row.Position, altered[other].Row.Position, Words(parts)));
            }
        }

        return pairs;
    }

    private static int? PartsSwapped(Altered one, Altered other)
    {
        foreach (var parts in Ways)
        {
            if (Hash(With(one.Row, other.Row, parts)) == one.Notarised && Hash(With(other.Row, one.Row, parts)) == other.Notarised)
                return parts;
        }

        return null;
    }

    private static LogEntry With(LogEntry row, LogEntry other, int parts)
    {
        if ((parts & 1) != 0)
            row = row with { Data = other.Data };
        if ((parts & 2) != 0)
            row = row with { Stream = other.Stream, Version = other.Version };
        if ((parts & 4) != 0)
            row = row with { Type = other.Type };
        if ((parts & 8) != 0)
            row = row with { At = other.At };
        if ((parts & 16) != 0)
            row = row with { UserName = other.UserName, CorrelationId = other.CorrelationId, CausationId = other.CausationId, Headers = other.Headers };
        return row;
    }

    private static string Words(int parts) => parts switch
    {
        Everything  => "the rows",
        1           => "the contents",
        2           => "stream and version",
        4           => "the types",
        8           => "the times",
        16          => "who acted",
        _           => "some columns",
    };

    private static MerkleHash? Hash(LogEntry entry)
    {
        try
        {
            return LeafBytes.Hash(entry);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
