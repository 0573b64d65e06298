using Npgsql;
using Recovery.Domain;
using Recovery.Engine.Policies;
using Recovery.Policies;
using Recovery.Postgres.Policies;

namespace Recovery.Host;

/// <summary>Publishes the packs and calendars of a directory, and takes everything ever published from the database.</summary>
public static class PolicyShelf
{
    /// <summary>The catalog of all published policies, those of the directory included.</summary>
    /// <exception cref="PolicyVersionTakenException">A file was changed without a new version.</exception>
    /// <exception cref="Recovery.Policies.Json.InvalidPolicyException">A file or a published policy is refused.</exception>
    public static async Task<PolicyCatalog> Open(NpgsqlDataSource database, string directory, CancellationToken cancellation)
    {
        if (!Directory.Exists(directory))
            throw new DirectoryNotFoundException($"there is no policy directory {directory}: set RECOVERY_POLICIES to one that holds packs/ and calendars/.");

        var store = new PostgresPolicyStore(database);
        var shipped = Publishing.Directory(directory);
        await store.Publish([.. shipped.Select(policy => new StoredPolicy(Words.Of(policy.Kind), policy.Name, policy.Version, policy.Json, policy.Sha256))], cancellation);
        return PolicyCatalog.From((await store.All(cancellation)).Select(Published));
    }

    private static PublishedPolicy Published(StoredPolicy stored) => Words.TryRead<PolicyKind>(stored.Kind, out var kind)
        ? new PublishedPolicy(kind, stored.Name, stored.Version, stored.Content, stored.Sha256)
        : throw new InvalidDataException($"policies.kind: {stored.Kind}");
}
