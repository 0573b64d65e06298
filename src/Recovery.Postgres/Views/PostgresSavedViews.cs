using Npgsql;
using Recovery.Engine.Sealing;
using Recovery.Engine.Working;

namespace Recovery.Postgres.Views;

/// <summary>Saved views in the database: what somebody asks for may be a name, so the question and its title are sealed with the house's own key.</summary>
internal sealed class PostgresSavedViews(NpgsqlDataSource database, ISeal house) : ISavedViews
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SavedView>> Of(string owner, CancellationToken cancellation) => 
    [
        .. (await database.Query(
            Sql.Of("Views/of"), [Database.Value(owner)], row => new SavedView(row.GetGuid(0), house.Open(row.GetString(1)).Reveal(), house.Open(row.GetString(2)).Reveal()), cancellation))
            .OrderBy(view => view.Name, StringComparer.InvariantCultureIgnoreCase),
    ];

    /// <inheritdoc/>
    public async ValueTask Save(string owner, SavedView view, CancellationToken cancellation) => await database.Execute(
        Sql.Of("Views/save"), [Database.Value(view.Id), Database.Value(owner), Database.Value(house.Close(view.Name)), Database.Value(house.Close(view.Query))], cancellation);

    /// <inheritdoc/>
    public async ValueTask<bool> Drop(string owner, Guid id, CancellationToken cancellation) =>
        await database.Execute(Sql.Of("Views/drop"), [Database.Value(id), Database.Value(owner)], cancellation) == 1;
}
