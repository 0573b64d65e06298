using Npgsql;
using Recovery.Engine.Policies;

namespace Recovery.Postgres.Policies;

/// <summary>Published packs and calendars in the database; see <see cref="IPolicyStore"/>.</summary>
public sealed class PostgresPolicyStore(NpgsqlDataSource database) : IPolicyStore
{
    /// <inheritdoc/>
    public ValueTask<int> Publish(IReadOnlyCollection<StoredPolicy> policies, CancellationToken cancellation) =>
        database.Run(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellation);
                var ordered = policies.OrderBy(p => p.Kind, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Version).ToList();
                await using var insert = connection.Command(Sql.Of("Policies/publish"), Columns(ordered)); // in one order: two nodes that publish at once wait, and do not lock each other out
                var added = await insert.ExecuteNonQueryAsync(cancellation);

                await using var differing = connection.Command(Sql.Of("Policies/differing"), Columns(ordered));
                var taken = await differing.Rows(row => new PolicyVersionTakenException(row.GetString(0), row.GetString(1), row.GetInt32(2)), cancellation);
                if (taken is [var first, ..])
                    throw first;
                await transaction.CommitAsync(cancellation);
                return added;
            },
            cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredPolicy>> All(CancellationToken cancellation) =>
        await database.Query(
            Sql.Of("Policies/all"),
            [],
            row => new StoredPolicy(
                row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetString(3), Convert.ToHexStringLower(row.GetFieldValue<byte[]>(4))),
            cancellation);

    private static NpgsqlParameter[] Columns(List<StoredPolicy> policies) =>
    [
        Database.Value(policies.Select(p => p.Kind).ToArray()),
        Database.Value(policies.Select(p => p.Name).ToArray()),
        Database.Value(policies.Select(p => p.Version).ToArray()),
        Database.Value(policies.Select(p => p.Content).ToArray()),
        Database.Value(policies.Select(p => Convert.FromHexString(p.Sha256)).ToArray()),
    ];
}
