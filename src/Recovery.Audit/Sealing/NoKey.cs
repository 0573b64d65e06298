using Recovery.Domain;
using Recovery.Engine.Sealing;

namespace Recovery.Audit.Sealing;

/// <summary>In place of a key that is not there.</summary>
public sealed class NoKey : ISeal
{
    private readonly Personal instead;

    private NoKey(Personal instead) => this.instead = instead;

    /// <summary>It was destroyed: what was said is gone. What is said from now on is closed with a key that nobody keeps.</summary>
    public static NoKey Destroyed { get; } = new(Personal.Erased);

    /// <summary>This process has no master key: it shows that something was said, and not what.</summary>
    public static NoKey NotHere { get; } = new(Personal.Sealed);

    /// <inheritdoc/>
    public string Close(string text) => Throwaway().Close(text);

    /// <inheritdoc/>
    public byte[] Close(ReadOnlySpan<byte> content) => Throwaway().Close(content);

    /// <inheritdoc/>
    public Personal Open(string stored) => SealedText.Is(stored) ? instead : Personal.Of(stored);

    /// <inheritdoc/>
    public byte[]? Open(ReadOnlySpan<byte> stored) => null;

    private CaseKey Throwaway() => ReferenceEquals(this, Destroyed)
        ? CaseKey.New(Guid.Empty)
        : throw new InvalidOperationException("This process has no master key: it may read, and write nothing personal.");
}
