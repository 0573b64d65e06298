using Recovery.Domain;

namespace Recovery.Integrations.Mail.Threading;

/// <summary>
/// The Message-ID of a message of ours: <c>R-100042-7.wkq4…k3f9x2abqe@example.org</c>, without brackets. After the dot come random letters, the
/// last ten of them a signature where there is a key: an answer proves by it that its sender has seen a message of this case.
/// </summary>
public sealed record OutgoingId(string Reference, string Random)
{
    /// <summary>Fewer random bytes than this could meet twice.</summary>
    public const int MinRandomBytes = 10;

    private const string Purpose = "message-id";
    private const int MaxLength = 250; // RFC 5322 lines; ours are a quarter of it

    /// <summary>A new identity.</summary>
    /// <param name="random">At least <see cref="MinRandomBytes"/>, from the edge that owns randomness.</param>
    public static string New(string reference, ReadOnlySpan<byte> random, OwnAddresses own, ThreadKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(random.Length, MinRandomBytes);
        var letters = ThreadKey.Letters(random);
        return $"{reference}.{letters}{key.Sign(Purpose, $"{reference}.{letters}")}@{own.MessageIdDomain}";
    }

    /// <summary>Reads an identity, with or without brackets, that has the shape and the domain of ours; null for anybody else's.</summary>
    public static OutgoingId? Read(string messageId, OwnAddresses own)
    {
        if (messageId.Length > MaxLength)
            return null;

        var (local, domain) = OwnAddresses.Split(messageId);
        var dot = local.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && domain.Length > 0 && domain.Equals(own.MessageIdDomain, StringComparison.OrdinalIgnoreCase)
            && CaseReference.Read(local.AsSpan(0, dot)) is { } reference
            && local[(dot + 1)..].ToLowerInvariant() is { Length: >= 16 } random && !random.AsSpan().ContainsAnyExcept(ThreadKey.Alphabet)
                ? new OutgoingId(reference, random)
                : null;
    }

    /// <summary>True where we signed it.</summary>
    public bool IsProven(ThreadKey key) =>
        Random.Length > ThreadKey.Length && key.Proves(Purpose, $"{Reference}.{Random[..^ThreadKey.Length]}", Random[^ThreadKey.Length..]);
}
