using Microsoft.Data.Sqlite;

namespace Recovery.Audit.Exporting.Ocel;

/// <summary>
/// Which of the objects that several cases share were written already: complainants may be as many as cases, so they are kept in a temporary
/// database of SQLite, which spills to a file of its own and leaves nothing behind.
/// </summary>
internal sealed class SharedObjects : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=;Pooling=False");
    private readonly SqliteCommand insert;
    private readonly SqliteParameter id;

    public SharedObjects()
    {
        connection.Open();
        using (var create = connection.CreateCommand())
        {
            create.CommandText = "pragma journal_mode = off; pragma synchronous = off; create table seen (id text primary key) without rowid;";
            create.ExecuteNonQuery();
        }

        insert = connection.CreateCommand();
        insert.CommandText = "insert or ignore into seen values ($id)";
        id = insert.Parameters.Add("$id", SqliteType.Text);
    }

    /// <summary>True the first time an object comes.</summary>
    public bool IsNew(OcelObject one)
    {
        if (!one.IsShared)
            return true;
        id.Value = one.Type + " " + one.Id;
        return insert.ExecuteNonQuery() == 1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        insert.Dispose();
        connection.Dispose();
    }
}
