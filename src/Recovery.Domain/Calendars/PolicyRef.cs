using System.Globalization;

namespace Recovery.Domain.Calendars;

/// <summary>Name and version of a published policy (a pack or a calendar), as pinned on a stream: <c>house@1</c>.</summary>
public sealed record PolicyRef(string Name, int Version)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}@{Version}");
}
