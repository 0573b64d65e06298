namespace Recovery.Audit.Exporting.Disclosing;

/// <summary>What a value is, where a format has types: those of XES and of OCEL are the same five.</summary>
internal enum TraitKind
{
    /// <summary>A text, a word, a day, an identifier.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with decimals.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>An instant.</summary>
    Instant,
}

/// <summary>One value that an event or its like tells, under a flat name such as <c>rootCause.need</c>.</summary>
/// <param name="Value">Takes it: string, long, decimal, bool or DateTimeOffset; null where there is none.</param>
internal sealed record Trait(string Name, TraitKind Kind, Func<object, object?> Value);
