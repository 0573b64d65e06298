namespace Recovery.Integrations.Reading;

/// <summary>The headers of a request: names without regard to case, the values in the order sent.</summary>
public sealed class Headers
{
    private readonly ILookup<string, string> values;

    /// <summary>Headers as pairs; a name may come more than once.</summary>
    public Headers(IEnumerable<KeyValuePair<string, string>> headers)
    {
        All = [.. headers];
        values = All.ToLookup(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> All { get; }

    /// <summary>The one value of a header; null where there is none or where it came twice, which lets nobody choose which one we see.</summary>
    public string? this[string name] => values[name].ToArray() is [var only] ? only : null;
}
