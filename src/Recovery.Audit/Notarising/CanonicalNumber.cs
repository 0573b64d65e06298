using System.Buffers;
using System.Globalization;
using System.Text;

namespace Recovery.Audit.Notarising;

/// <summary>
/// A JSON number in its one form. RFC 8785 writes the shortest digits that give the same double, laid out as ECMAScript does. Here the digits are those of the number
/// itself, its exact decimal value without needless zeros, in the same layout: the same text wherever a double keeps the value (all that this product writes), and
/// another one where a double would round. So 9007199254740993 is not turned into 9007199254740992 unseen: two numbers are written alike only if they are equal.
/// </summary>
internal static class CanonicalNumber
{
    private const int LargestExponent = 1_000_000; // beyond what any of our stores keeps, and before the arithmetic overflows

    /// <summary>Writes a number given as JSON text.</summary>
    /// <exception cref="FormatException">Its exponent has more than six digits.</exception>
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> literal)
    {
        var negative = literal[0] == '-';
        var mantissa = negative ? literal[1..] : literal;
        var exponent = 0;
        if (mantissa.IndexOfAny((byte)'e', (byte)'E') is var e and >= 0)
        {
            if (!int.TryParse(mantissa[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs(exponent) > LargestExponent)
                throw new FormatException("the exponent of a number is out of bounds.");
            mantissa = mantissa[..e];
        }

        var point = mantissa.IndexOf((byte)'.') is var at and >= 0 ? at : mantissa.Length;
        var digits = new StringBuilder(mantissa.Length);
        foreach (var one in mantissa)
        {
            if (one != '.')
                digits.Append((char)one);
        }

        var zeros = 0;
        while (zeros < digits.Length && digits[zeros] == '0')
            zeros++;
        digits.Remove(0, zeros);
        while (digits.Length > 0 && digits[^1] == '0')
            digits.Length--;
        output.Write(Encoding.ASCII.GetBytes(digits.Length == 0 ? "0" : (negative ? "-" : string.Empty) + Layout(digits.ToString(), point - zeros + exponent)));
    }

    /// <summary>Number::toString of ECMA-262 (6.1.6.1.20): digits with the point after the first <paramref name="n"/> of them.</summary>
    private static string Layout(string digits, int n)
    {
        var k = digits.Length;
        return n switch
        {
            > 0 and <= 21 when k <= n   => digits + new string('0', n - k),
            > 0 and <= 21               => $"{digits[..n]}.{digits[n..]}",
            > -6 and <= 0               => "0." + new string('0', -n) + digits,
            _                           => string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{(k > 1 ? "." : "")}{digits[1..]}e{(n > 0 ? "+" : "-")}{Math.Abs(n - 1)}"),
        };
    }
}
