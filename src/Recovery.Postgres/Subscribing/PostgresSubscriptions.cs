using Npgsql;
using Recovery.Engine.Sealing;
using Recovery.Engine.Subscribing;

namespace Recovery.Postgres.Subscribing;

/// <summary>Subscriptions in the database, their secrets sealed with the house's own key.</summary>
internal sealed class PostgresSubscriptions(NpgsqlDataSource database, ISeal house) : ISubscriptions
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Subscription>> All(CancellationToken cancellation) => await database.Query(Sql.Of("Subscribing/all"), [], Of, cancellation);

    /// <inheritdoc/>
    public async ValueTask<Subscription?> Find(Guid id, CancellationToken cancellation) =>
        (await database.Query(Sql.Of("Subscribing/one"), [Database.Value(id)], Of, cancellation)).SingleOrDefault();

    /// <inheritdoc/>
    public async ValueTask Add(Subscription subscription, CancellationToken cancellation) => await database.Execute(
        Sql.Of("Subscribing/add"),
        [.. Changing(subscription), Database.Value(subscription.CreatedAt.UtcDateTime), Database.Text(subscription.CreatedBy)],
        cancellation);

    /// <inheritdoc/>
    public async ValueTask<bool> Change(Subscription subscription, CancellationToken cancellation) =>
        await database.Execute(Sql.Of("Subscribing/change"), Changing(subscription), cancellation) == 1;

    /// <inheritdoc/>
    public async ValueTask<bool> Disable(Guid id, string because, CancellationToken cancellation) =>
        await database.Execute(Sql.Of("Subscribing/disable"), [Database.Value(id), Database.Text(because)], cancellation) == 1;

    /// <inheritdoc/>
    public async ValueTask<bool> Enable(Guid id, CancellationToken cancellation) =>
        await database.Execute(Sql.Of("Subscribing/enable"), [Database.Value(id)], cancellation) == 1;

    /// <inheritdoc/>
    public async ValueTask<bool> Remove(Guid id, CancellationToken cancellation) =>
        await database.Query(Sql.Of("Subscribing/remove"), [Database.Value(id)], row => row.GetGuid(0), cancellation) is [_];

    private List<NpgsqlParameter> Changing(Subscription subscription) =>
    [
        Database.Value(subscription.Id), Database.Text(subscription.Name), Database.Text(subscription.Url.AbsoluteUri),
        Database.Value(subscription.Types.ToArray()), Database.Value(subscription.Secrets.Select(house.Close).ToArray()),
    ];

    private Subscription Of(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetString(1),
        new Uri(row.GetString(2)),
        row.GetFieldValue<string[]>(3),
        [.. row.GetFieldValue<string[]>(4).Select(secret => house.Open(secret).Reveal())],
        row.Instant(5),
        row.GetString(6),
        row.InstantOrNull(7),
        row.TextOrNull(8));
}
