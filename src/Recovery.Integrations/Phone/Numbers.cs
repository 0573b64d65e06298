using Recovery.Domain;

namespace Recovery.Integrations.Phone;

/// <summary>How numbers are written at home.</summary>
/// <param name="CountryCode">For example <c>33</c>.</param>
/// <param name="TrunkPrefix">Dialled before a national number and left out abroad; empty where there is none.</param>
/// <param name="NationalLength">Digits of a national number without the trunk prefix.</param>
public sealed record NumberingPlan(string CountryCode, string TrunkPrefix, int NationalLength)
{
    public static readonly NumberingPlan France = new("33", "0", 9);
    public static readonly NumberingPlan Spain = new("34", string.Empty, 9);
    public static readonly NumberingPlan UnitedKingdom = new("44", "0", 10);
}

/// <summary>Telephone numbers as E.164: a plus, the country, the number, at most fifteen digits.</summary>
public static class Numbers
{
    private const string Separators = " \t.-/()\u00a0\u202f\u2011";

    private static readonly string[] Withheld = ["anonymous", "restricted", "unavailable", "unknown", "private", "blocked", "s", "<unknown>", "+266696687", "266696687", "+7378742833", "+86282452253", "+8656696"];

    /// <summary>The number as E.164 where it is recognisable, else as written; empty where withheld.</summary>
    public static Personal Of(string? written, NumberingPlan plan)
    {
        var text = written?.Trim() ?? string.Empty;
        return Personal.Of(Withheld.Contains(text, StringComparer.OrdinalIgnoreCase) ? string.Empty : E164(text, plan) ?? text);
    }

    /// <summary>The number as E.164; null where it is none: an extension, a short code, a name.</summary>
    public static string? E164(string? written, NumberingPlan plan)
    {
        var text = Bare(written ?? string.Empty);
        if (text.Length > 40)
            return null;
        var digits = string.Concat(text.Where(c => !Separators.Contains(c, StringComparison.Ordinal)));
        var international = digits is ['+', ..];
        if (international)
            digits = digits[1..];
        if (!digits.All(char.IsAsciiDigit) || digits.Length == 0)
            return null;
        if (international)
            return Plausible(digits);
        if (digits.StartsWith("00", StringComparison.Ordinal))
            return Plausible(digits[2..]);
        return digits.Length == plan.TrunkPrefix.Length + plan.NationalLength && digits.StartsWith(plan.TrunkPrefix, StringComparison.Ordinal)
            ? Plausible(plan.CountryCode + digits[plan.TrunkPrefix.Length..])
            : null;
    }

    private static string? Plausible(string digits) => digits.Length is >= 7 and <= 15 && digits[0] != '0' ? "+" + digits : null;

    /// <summary>The number within <c>sip:+33612345678@host;user=phone</c>, <c>tel:+33…</c>, <c>whatsapp:+33…</c> and <c>+33 (0)6 …</c>.</summary>
    private static string Bare(string written)
    {
        var text = written.Trim().Trim('<', '>');
        if (text.IndexOf(':', StringComparison.Ordinal) is > 0 and < 12 and var colon)
            text = text[(colon + 1)..];
        text = text.Split('@', ';')[0];
        return text.StartsWith('+') ? text.Replace("(0)", string.Empty, StringComparison.Ordinal) : text;
    }
}
