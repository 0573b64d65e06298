using Recovery.Domain;

namespace Recovery.Engine.Arriving;

/// <summary>By what an address or a telephone number is found again, however it was written.</summary>
public static class ReachKey
{
    private const int Digits = 9; // what is left of a number without country and trunk prefix, in the countries we know

    /// <summary>
    /// Of an address: lower case, without its plus part, so that nobody is many by adding a tag. Of a number: its last nine digits. Null for what is neither.
    /// </summary>
    public static string? Of(Personal addressOrNumber)
    {
        var written = addressOrNumber.Reveal().Trim();
        if (written.LastIndexOf('@') is > 0 and var at)
        {
            var local = written[..at];
            var plus = local.IndexOf('+', StringComparison.Ordinal);
            return $"{(plus > 0 ? local[..plus] : local)}{written[at..]}".ToLowerInvariant();
        }

        var digits = string.Concat(written.Where(char.IsAsciiDigit));
        return digits.Length >= Digits ? digits[^Digits..] : null;
    }
}
