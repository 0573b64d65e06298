namespace Recovery.Bench;

/// <summary>What a series of measurements says.</summary>
internal static class Numbers
{
    /// <summary>The middle one.</summary>
    public static double Median(this IEnumerable<double> values) => values.Quantile(0.5);

    /// <summary>The value that this share (0–1) does not exceed; 0 of nothing.</summary>
    public static double Quantile(this IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
