using Recovery.Domain;

namespace Recovery.Engine.Sealing;

/// <summary>A seal that opens to nothing: what goes through it is forgotten.</summary>
internal sealed class Forgetting : ISeal
{
    private Forgetting()
    {
    }

    /// <summary>The one there is.</summary>
    public static Forgetting Everything { get; } = new();

    /// <inheritdoc/>
    public string Close(string text) => SealedText.Mark;

    /// <inheritdoc/>
    public Personal Open(string stored) => SealedText.Is(stored) ? Personal.Erased : Personal.Of(stored);

    /// <inheritdoc/>
    public byte[] Close(ReadOnlySpan<byte> content) => [];

    /// <inheritdoc/>
    public byte[]? Open(ReadOnlySpan<byte> stored) => null;
}
