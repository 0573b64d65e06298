using System.Diagnostics;

namespace Recovery.Domain;

/// <summary>
/// Personal data: a name, an address, somebody's own words. Prints as <c>[personal]</c>, so that it never reaches a log by accident;
/// whoever needs the text says so with <see cref="Reveal"/> (DESIGN 6).
/// </summary>
[DebuggerDisplay("[personal]")]
public sealed class Personal : IEquatable<Personal>
{
    private readonly string text;

    private Personal(string text) => this.text = text;

    /// <summary>No words at all.</summary>
    public static Personal Empty { get; } = new(string.Empty);

    /// <summary>In place of words that were erased: nobody can read them any more.</summary>
    public static Personal Erased { get; } = new("[erased]");

    /// <summary>In place of words that whoever asks has no key to.</summary>
    public static Personal Sealed { get; } = new("[sealed]");

    /// <summary>True when the words themselves are not here: no rule decides by them, and nobody is written to by them.</summary>
    public bool IsWithheld => ReferenceEquals(this, Erased) || ReferenceEquals(this, Sealed);

    /// <summary>True for a reason of the engine's own (<see cref="OwnReasons"/>): it names nobody, is stored as it is, and is still read when everything said is gone.</summary>
    public bool IsNobodys => OwnReasons.Have(text);

    /// <summary>True when there is nothing but white space.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(text);

    /// <summary>Wraps a text; null becomes empty.</summary>
    public static Personal Of(string? text) => string.IsNullOrEmpty(text) ? Empty : new Personal(text);

    /// <summary>Wraps a text; null or white space stays absent.</summary>
    public static Personal? Maybe(string? text) => string.IsNullOrWhiteSpace(text) ? null : new Personal(text);

    /// <summary>What is left of it after an erasure: that something was said.</summary>
    public Personal Forgotten() => IsBlank || IsNobodys ? this : Erased;

    /// <summary>The text itself. Call it only where a person entitled to read it will.</summary>
    public string Reveal() => text;

    /// <summary>True when both say the same, white space at the ends and letter case aside.</summary>
    public bool SaysTheSameAs(Personal? other) =>
        other is not null && !IsWithheld && !other.IsWithheld && string.Equals(text.Trim(), other.text.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public bool Equals(Personal? other) => other is not null && string.Equals(text, other.text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Personal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(text);

    /// <inheritdoc/>
    public override string ToString() => "[personal]";
}
