using Npgsql;
using Recovery.Engine.Working;

namespace Recovery.Postgres.Views;

/// <summary>Saved views in the database.</summary>
public sealed class PostgresSavedViews(NpgsqlDataSource database) : ISavedViews
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SavedView>> Of(string owner, CancellationToken cancellation) => await database.Query(
        Sql.Of("Views/of"), [Database.Value(owner)], row => new SavedView(row.GetGuid(0), row.GetString(1), row.GetString(2)), cancellation);

    /// <inheritdoc/>
    public async ValueTask Save(string owner, SavedView view, CancellationToken cancellation) => await database.Execute(
        Sql.Of("Views/save"), [Database.Value(view.Id), Database.Value(owner), Database.Value(view.Name), Database.Value(view.Query)], cancellation);

    /// <inheritdoc/>
    public async ValueTask<bool> Drop(string owner, Guid id, CancellationToken cancellation) =>
        await database.Execute(Sql.Of("Views/drop"), [Database.Value(id), Database.Value(owner)], cancellation) == 1;
}
