using System.Globalization;

namespace Recovery.Domain;

/// <summary>A case reference, short enough to say on the telephone: a number from 100001 with its check digit, <c>R-100042-7</c>.</summary>
public static class CaseReference
{
    private const long First = 100_000;

    private const int MaxDigits = 18; // fits a long

    // Damm's quasigroup of order 10: finds every single wrong digit and every swap of neighbours.
    private static readonly byte[][] Damm =
    [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3], [4, 2, 0, 6, 8, 7, 1, 3, 5, 9], [1, 7, 5, 0, 9, 8, 3, 4, 2, 6], [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
        [3, 6, 7, 4, 2, 0, 9, 5, 8, 1], [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7], [9, 4, 3, 8, 6, 1, 7, 2, 0, 5], [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ];

    /// <summary>The reference of a number from 1.</summary>
    public static string Written(long number)
    {
        var digits = (First + number).ToString(CultureInfo.InvariantCulture);
        return $"R-{digits}-{Check(digits)}";
    }

    /// <summary>Reads a reference in either case and gives it as it is written; null where it is none or its check digit is wrong.</summary>
    public static string? Read(ReadOnlySpan<char> text)
    {
        if (text.Length is < 10 or > MaxDigits + 4 || text[0] is not ('R' or 'r') || text[1] != '-' || text[^2] != '-')
            return null;

        var digits = text[2..^2];
        return digits.ContainsAnyExceptInRange('0', '9') || !char.IsAsciiDigit(text[^1]) || Check(digits) != text[^1] - '0' ? null : $"R-{digits}-{text[^1]}";
    }

    private static int Check(ReadOnlySpan<char> digits)
    {
        var interim = 0;
        foreach (var digit in digits)
            interim = Damm[interim][digit - '0'];
        return interim;
    }
}
