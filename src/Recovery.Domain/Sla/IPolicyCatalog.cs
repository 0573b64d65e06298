using Recovery.Domain.Calendars;

namespace Recovery.Domain.Sla;

/// <summary>
/// Every published pack and calendar, all versions, read-only. A stream pins a version and keeps it when a newer one is published (DESIGN 4).
/// </summary>
public interface IPolicyCatalog
{
    /// <summary>The latest version of a pack among those effective on a local date; null when none is.</summary>
    Pack? Find(string name, DateOnly on);

    /// <summary>The version a stream has pinned, its includes and displacements already applied.</summary>
    /// <exception cref="UnknownPolicyException">That version was never published.</exception>
    Pack Pack(PolicyRef pinned);

    /// <summary>The calendar version a stream has pinned.</summary>
    /// <exception cref="UnknownPolicyException">That version was never published.</exception>
    IWorkingCalendar Calendar(PolicyRef pinned);

    /// <summary>The latest version of a calendar; null when there is none of that name.</summary>
    IWorkingCalendar? FindCalendar(string name);

    /// <summary>All versions of all packs, by name and version.</summary>
    IReadOnlyList<Pack> Packs { get; }

    /// <summary>All versions of all calendars, by name and version.</summary>
    IReadOnlyList<IWorkingCalendar> Calendars { get; }
}

/// <summary>A pinned pack or calendar version is not in the catalog; publish it again before going on.</summary>
public sealed class UnknownPolicyException(string kind, PolicyRef pinned)
    : Exception($"The {kind} {pinned} is pinned but not published here: publish that version again (a version in use is never retired).")
{
    /// <summary>What was asked for.</summary>
    public PolicyRef Pinned { get; } = pinned;
}
