using System.Globalization;

namespace Recovery.Domain.Calendars;

/// <summary>Name and version of a published policy (a pack or a calendar), as pinned on a stream: <c>house@1</c>.</summary>
public sealed record PolicyRef(string Name, int Version)
{
    /// <summary>Reads <c>house@1</c>.</summary>
    /// <exception cref="FormatException">It is not of that form.</exception>
    public static PolicyRef Parse(string written) =>
        written.LastIndexOf('@') is var at and > 0 && int.TryParse(written.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new PolicyRef(written[..at], version)
            : throw new FormatException($"\"{written}\" is not a policy's name and version, such as house@1");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}@{Version}");
}
