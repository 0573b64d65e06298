using System.Text.Json;
using System.Text.Json.Serialization;

namespace Recovery.Bench;

/// <summary>One measurement beside its limit, as the contract prints it (DESIGN 11).</summary>
/// <param name="Clients">Callers at once; absent where it has no meaning.</param>
/// <param name="Limit">What it is compared with; absent where it stands alone.</param>
internal sealed record Figure(string Bench, string What, int? Clients, double Value, string Unit, double? Limit, string? LimitIs)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Which engine was measured.</summary>
    public string Engine { get; init; } = "postgres";

    /// <summary>Prints the figure as one line; the ratio is value to limit.</summary>
    public void Print() => Console.Out.WriteLine(JsonSerializer.Serialize(
        new
        {
            Bench,
            What,
            Engine,
            Clients,
            Value = Rounded(Value),
            Unit,
            Limit = Rounded(Limit),
            LimitIs,
            Ratio = Limit is > 0 ? Math.Round(Value / Limit.Value, 2) : (double?)null,
        },
        Json));

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, number < 100 ? 2 : 0) : null;
}
