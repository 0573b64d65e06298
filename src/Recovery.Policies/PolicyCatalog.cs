using System.Collections.Frozen;
using Recovery.Domain.Calendars;
using Recovery.Domain.Sla;
using Recovery.Policies.Calendars;
using Recovery.Policies.Json;
using Recovery.Policies.Packs;

namespace Recovery.Policies;

/// <summary>All versions of all published packs and calendars, immutable and safe for threads; calendars keep the years they have laid out.</summary>
public sealed class PolicyCatalog : IPolicyCatalog
{
    private readonly FrozenDictionary<PolicyRef, Pack> _packs;
    private readonly FrozenDictionary<PolicyRef, WorkingCalendar> _calendars;
    private readonly FrozenDictionary<string, Pack[]> _byName; // newest version first

    private PolicyCatalog(IReadOnlyList<Pack> packs, IReadOnlyList<WorkingCalendar> calendars)
    {
        Packs = [.. packs.OrderBy(pack => pack.Ref.Name, StringComparer.Ordinal).ThenBy(pack => pack.Ref.Version)];
        Calendars = [.. calendars.OrderBy(calendar => calendar.Ref.Name, StringComparer.Ordinal).ThenBy(calendar => calendar.Ref.Version)];
        _packs = packs.ToFrozenDictionary(pack => pack.Ref);
        _calendars = calendars.ToFrozenDictionary(calendar => calendar.Ref);
        _byName = packs.GroupBy(pack => pack.Ref.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(same => same.Key, same => same.OrderByDescending(pack => pack.Ref.Version).ToArray(), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Pack> Packs { get; }

    /// <inheritdoc/>
    public IReadOnlyList<IWorkingCalendar> Calendars { get; }

    /// <summary>The catalog of what was published, old versions included; identical doubles count once.</summary>
    /// <exception cref="InvalidPolicyException">A policy cannot be read, was altered, or has one version with two contents.</exception>
    public static PolicyCatalog From(IEnumerable<PublishedPolicy> published)
    {
        List<Pack> packs = [];
        List<WorkingCalendar> calendars = [];
        foreach (var same in published.GroupBy(policy => (policy.Kind, policy.Name, policy.Version)))
        {
            var policy = same.First();
            var label = $"{policy.Kind} {policy.Name}@{policy.Version}";
            if (same.FirstOrDefault(other => !other.IsIntact) is not null)
                throw new InvalidPolicyException(label, [new("", "its content is not what its hash says: restore the published text")]);
            if (same.Any(other => other.Sha256 != policy.Sha256))
                throw new InvalidPolicyException(label, [new("version", "was published with other content: a version never changes, raise it")]);

            var found = policy.Kind == PolicyKind.Pack
                ? Keep(PackFile.Read(policy.Json).OrThrow(label), packs).Ref
                : Keep(new WorkingCalendar(CalendarFile.Read(policy.Json).OrThrow(label)), calendars).Ref;
            if (found != new PolicyRef(policy.Name, policy.Version))
                throw new InvalidPolicyException(label, [new("name", $"the file calls itself {found}: store it under that name and version")]);
        }

        return new(packs, calendars);
    }

    /// <inheritdoc/>
    public Pack? Find(string name, DateOnly on) =>
        _byName.TryGetValue(name, out var versions) ? Array.Find(versions, pack => pack.EffectiveFrom <= on && (pack.EffectiveTo is not { } to || on <= to)) : null;

    /// <inheritdoc/>
    public Pack Pack(PolicyRef pinned) => _packs.TryGetValue(pinned, out var pack) ? pack : throw new UnknownPolicyException("pack", pinned);

    /// <inheritdoc/>
    public IWorkingCalendar Calendar(PolicyRef pinned) =>
        _calendars.TryGetValue(pinned, out var calendar) ? calendar : throw new UnknownPolicyException("calendar", pinned);

    /// <inheritdoc/>
    public IWorkingCalendar? FindCalendar(string name) => Calendars.LastOrDefault(calendar => calendar.Ref.Name == name);

    private static T Keep<T>(T item, List<T> list)
    {
        list.Add(item);
        return item;
    }
}
