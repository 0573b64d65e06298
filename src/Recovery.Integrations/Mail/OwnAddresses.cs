namespace Recovery.Integrations.Mail;

/// <summary>The addresses at which we receive mail, compared without regard to letter case or to what follows a plus sign.</summary>
public sealed class OwnAddresses
{
    private readonly HashSet<string> known;

    /// <param name="addresses">Without plus parts, for example <c>complaints@example.org</c>; the first is the one we write from.</param>
    /// <param name="messageIdDomain">The domain of the identities we give our messages; the domain of the first address where null.</param>
    public OwnAddresses(IEnumerable<string> addresses, string? messageIdDomain = null)
    {
        All = [.. addresses.Select(address => address.Trim()).Where(address => Split(address).Domain.Length > 0)];
        known = new HashSet<string>(All, StringComparer.OrdinalIgnoreCase);
        MessageIdDomain = messageIdDomain ?? (All.Count == 0 ? string.Empty : Split(All[0]).Domain);
    }

    /// <summary>As configured, in order.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The domain of our own Message-IDs.</summary>
    public string MessageIdDomain { get; }

    /// <summary>True for an address of ours, with or without a plus part.</summary>
    public bool Have(string address) => TagOf(address) is not null;

    /// <summary>What follows the plus sign in an address of ours, empty where nothing does; null for anybody else's address.</summary>
    public string? TagOf(string address)
    {
        var (local, domain) = Split(address.Trim());
        var plus = local.IndexOf('+', StringComparison.Ordinal);
        return known.Contains($"{local}@{domain}") ? string.Empty
            : plus > 0 && known.Contains($"{local[..plus]}@{domain}") ? local[(plus + 1)..]
            : null;
    }

    /// <summary>Local part and domain, brackets removed; the domain is empty where there is none.</summary>
    internal static (string Local, string Domain) Split(string address)
    {
        var bare = address.Trim('<', '>', ' ', '\t');
        var at = bare.LastIndexOf('@');
        return at < 0 ? (bare, string.Empty) : (bare[..at], bare[(at + 1)..]);
    }
}
