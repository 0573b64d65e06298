namespace Recovery.Engine.Policies;

/// <summary>One published version of a pack or a calendar, as kept.</summary>
/// <param name="Kind"><c>pack</c> or <c>calendar</c>.</param>
/// <param name="Version">From 1; a version never changes its content.</param>
/// <param name="Content">Canonical JSON, kept character for character.</param>
/// <param name="Sha256">Hash of the content in UTF-8, 64 lower-case hexadecimal digits.</param>
public sealed record StoredPolicy(string Kind, string Name, int Version, string Content, string Sha256);

/// <summary>What was published, all versions: streams name the version they were promised under, so none is ever removed.</summary>
public interface IPolicyStore
{
    /// <summary>Publishes a set, all of it or nothing; what is there with the same content stays. Answers how many are new.</summary>
    /// <exception cref="PolicyVersionTakenException">A version is there with other content; nothing of the set was published.</exception>
    ValueTask<int> Publish(IReadOnlyCollection<StoredPolicy> policies, CancellationToken cancellation);

    /// <summary>Everything published, by kind, name and version.</summary>
    ValueTask<IReadOnlyList<StoredPolicy>> All(CancellationToken cancellation);
}

/// <summary>A version was published before with other content.</summary>
public sealed class PolicyVersionTakenException(string kind, string name, int version)
    : Exception($"The {kind} {name}@{version} was published before with other content, and cases may be pinned to it: publish the change as version {version + 1} or later.");
