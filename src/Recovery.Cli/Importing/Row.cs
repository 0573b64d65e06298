namespace Recovery.Cli.Importing;

/// <summary>One record of the file, trimmed, by column; it began on <paramref name="Line"/> (from 1).</summary>
internal sealed record Row(int Line, IReadOnlyDictionary<string, int> Columns, IReadOnlyList<string> Fields)
{
    /// <summary>The value in a column; empty where there is none.</summary>
    public string this[string column] => Columns.TryGetValue(column, out var index) && index < Fields.Count ? Fields[index] : string.Empty;

    /// <summary>The value in a column that the map may leave out.</summary>
    public string Maybe(string? column) => column is null ? string.Empty : this[column];
}

/// <summary>Something in the file that did not go in, or not as it stood.</summary>
/// <param name="Rejects">Something was left out; false where it went in with a correction.</param>
internal sealed record Problem(int Line, string Reason, bool Rejects = true)
{
    public override string ToString() => $"line {Line}: {Reason}";
}
