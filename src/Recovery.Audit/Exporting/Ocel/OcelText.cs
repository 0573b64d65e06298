using System.Globalization;

namespace Recovery.Audit.Exporting.Ocel;

/// <summary>Values as texts: the published JSON schema has every value a string, whatever its type is declared to be.</summary>
internal static class OcelText
{
    /// <summary>What an attribute has from the beginning it has from here on (OCEL 2.0, 8.1).</summary>
    public const string Ever = "1970-01-01T00:00:00Z";

    /// <summary>The text of a value.</summary>
    public static string Of(object value) => value switch
    {
        bool flag           => flag ? "true" : "false",
        DateTimeOffset at   => Instant(at),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _                   => (string)value,
    };

    /// <summary>An instant, always to the microsecond: some readers take the form of the first for that of all.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The name of a kind of value.</summary>
    public static string Kind(Disclosing.TraitKind kind) => kind switch
    {
        Disclosing.TraitKind.Whole      => "integer",
        Disclosing.TraitKind.Number     => "float",
        Disclosing.TraitKind.Flag       => "boolean",
        Disclosing.TraitKind.Instant    => "time",
        _                               => "string",
    };
}
