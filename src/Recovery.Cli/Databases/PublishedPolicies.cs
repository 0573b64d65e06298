using Npgsql;
using Recovery.Domain;
using Recovery.Engine.Policies;
using Recovery.Policies;
using Recovery.Postgres.Policies;

namespace Recovery.Cli.Databases;

/// <summary>Packs and calendars as published in the database.</summary>
internal static class PublishedPolicies
{
    /// <summary>Publishes a directory's packs and calendars; answers how many are new.</summary>
    /// <exception cref="PolicyVersionTakenException">A file was changed without a new version.</exception>
    public static ValueTask<int> Publish(NpgsqlDataSource database, string directory, CancellationToken cancellation) => new PostgresPolicyStore(database).Publish(
        [.. Publishing.Directory(directory).Select(policy => new StoredPolicy(Words.Of(policy.Kind), policy.Name, policy.Version, policy.Json, policy.Sha256))], cancellation);

    /// <summary>Everything ever published.</summary>
    public static async ValueTask<PolicyCatalog> All(NpgsqlDataSource database, CancellationToken cancellation) =>
        PolicyCatalog.From((await new PostgresPolicyStore(database).All(cancellation).ConfigureAwait(false)).Select(Published));

    private static PublishedPolicy Published(StoredPolicy stored) => Words.TryRead<PolicyKind>(stored.Kind, out var kind)
        ? new PublishedPolicy(kind, stored.Name, stored.Version, stored.Content, stored.Sha256)
        : throw new InvalidDataException($"policies.kind: {stored.Kind}");
}
