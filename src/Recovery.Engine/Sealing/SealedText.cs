namespace Recovery.Engine.Sealing;

/// <summary>How a sealed text looks where it is stored.</summary>
public static class SealedText
{
    /// <summary>What every sealed text begins with; base64 of nonce (12 bytes), ciphertext and tag (16 bytes) follows.</summary>
    public const string Mark = "sealed:v1:";

    /// <summary>Whether a stored text is sealed.</summary>
    public static bool Is(string stored) => stored.StartsWith(Mark, StringComparison.Ordinal);
}
