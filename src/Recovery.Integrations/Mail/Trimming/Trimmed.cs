using Recovery.Domain;

namespace Recovery.Integrations.Mail.Trimming;

/// <summary>A text as a person reads it in a conversation, and as it came.</summary>
/// <param name="Shown">What they newly wrote; answers between quoted lines keep those quotes.</param>
/// <param name="Whole">Everything, untouched: nothing is decided on <paramref name="Shown"/> alone.</param>
public sealed record Trimmed(Personal Shown, Personal Whole)
{
    /// <summary>True where there is more than is shown.</summary>
    public bool HidesSomething => Shown.Reveal().AsSpan().Trim().Length < Whole.Reveal().AsSpan().Trim().Length;
}
