namespace Recovery.Domain.Complaints.Receiving;

/// <summary>Who complains: the data subject. <paramref name="Size"/> and <paramref name="Class"/> are read by reports and packs' classes, never by an assignment or an order.</summary>
/// <param name="Subject">Identity of the data subject, the handle of erasure.</param>
/// <param name="Size">Size of the customer in the house's own words; no rule reads it, the <em>respect</em> report does.</param>
/// <param name="Class">Legal class where a statute has one (consumer, micro-enterprise).</param>
public sealed record Complainant(Guid Subject, Personal Name, Personal? Email = null, Personal? Phone = null, string? Size = null, string? Class = null)
{
    /// <summary>Nobody yet.</summary>
    public static readonly Complainant Unknown = new(Guid.Empty, Personal.Empty);

    /// <summary>True when both gave the same e-mail address or the same telephone number.</summary>
    public bool IsReachedLike(Complainant other) => SameAddress(Email, other.Email) || SameNumber(Phone, other.Phone);

    /// <summary>Who is left after an erasure: a number, and of which kind they were.</summary>
    internal Complainant Forgotten() => this with { Name = Name.Forgotten(), Email = Email?.Forgotten(), Phone = Phone?.Forgotten() };

    /// <summary>True where a text says their name, their address or their number.</summary>
    internal bool IsNamedIn(string text) =>
        Says(text, Name) || Says(text, Email) || (Phone is not null && Digits(Phone) is { Length: > 5 } digits && Digits(Personal.Of(text)).Contains(digits, StringComparison.Ordinal));

    private static bool Says(string text, Personal? of) =>
        of is { IsBlank: false, IsWithheld: false } && of.Reveal().Trim() is { Length: > 3 } said && text.Contains(said, StringComparison.OrdinalIgnoreCase);

    private static bool SameAddress(Personal? one, Personal? other) => one is { IsBlank: false } && one.SaysTheSameAs(other);

    private static bool SameNumber(Personal? one, Personal? other) =>
        one is not null && other is not null && Digits(one) is { Length: > 5 } digits && digits == Digits(other);

    private static string Digits(Personal number) => string.Concat(number.Reveal().Where(char.IsAsciiDigit));
}

/// <summary>Where something came from: the system and its own identifier there.</summary>
public sealed record SourceRef(string System, string Id);
