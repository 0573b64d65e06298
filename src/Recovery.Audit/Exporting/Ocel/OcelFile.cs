using Microsoft.Data.Sqlite;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Audit.Exporting.Filing;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;

namespace Recovery.Audit.Exporting.Ocel;

/// <summary>OCEL 2.0 as a database of SQLite. A page of cases is a transaction, and so is how far it has come: a kill loses a page and never half of one.</summary>
internal sealed class OcelFile : IExportFile
{
    /// <summary>Name of the format.</summary>
    public const string Format = "ocel-sqlite";

    private readonly SqliteConnection connection;
    private readonly ExportSource source;
    private readonly OcelCases cases;
    private readonly OcelRows rows;
    private ExportMark mark;

    private OcelFile(SqliteConnection connection, ExportMark mark, ExportSource source, OcelTypes types, Disclosure disclosure)
    {
        (this.connection, this.mark, this.source) = (connection, mark, source);
        (cases, rows) = (new OcelCases(types, disclosure), new OcelRows(connection, types));
    }

    /// <inheritdoc/>
    public long UpTo => mark.UpTo;

    /// <inheritdoc/>
    public Place Place => mark.Place;

    /// <summary>A new file in place of any that is there.</summary>
    public static OcelFile Begin(string path, string line, ExportOrder order, Disclosure disclosure, IEventStore store, ICaseLog log)
    {
        File.Create(path).Dispose(); // says whether it can be written, and empties it
        foreach (var beside in (string[])["-journal", "-wal", "-shm"])
            File.Delete(path + beside);
        var (types, opened) = (new OcelTypes(disclosure), new SqliteConnection(Address(path)));
        opened.Open();
        Ready(opened);
        var begun = new ExportMark(line, order.UpTo, Place.Begin.On(1, order.After));
        OcelTables.Execute(opened, "begin");
        OcelTables.Create(opened, types);
        Keep(opened, begun);
        OcelTables.Execute(opened, "commit");
        return new OcelFile(opened, begun, new ExportSource(store, log, order), types, disclosure);
    }

    /// <summary>Goes on with a file.</summary>
    /// <exception cref="ExportFileException">It is no export under way, or of another order.</exception>
    public static OcelFile GoOn(string path, string line, ExportOrder order, Disclosure disclosure, IEventStore store, ICaseLog log)
    {
        if (!File.Exists(path))
            throw new ExportFileException($"{path} is not there.");
        var opened = new SqliteConnection(Address(path));
        try
        {
            opened.Open();
            var begun = ExportMark.Read(Kept(opened) ?? string.Empty, path, line); // before anything of it is touched
            Ready(opened);
            return new OcelFile(opened, begun, new ExportSource(store, log, order with { UpTo = begun.UpTo }), new OcelTypes(disclosure), disclosure);
        }
        catch (Exception wrong)
        {
            opened.Dispose();
            if (wrong is SqliteException)
                throw new ExportFileException($"{path} is no export of ours that can be gone on with.");
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> Next(CancellationToken cancellation)
    {
        if (Place.IsEnd)
            return false;
        var page = await source.Cases(Place.Cursor, cancellation).ConfigureAwait(false);
        var held = await source.Holding(OcelCases.Named(page), cancellation).ConfigureAwait(false);
        OcelTables.Execute(connection, "begin"); // whoever is stopped before the commit closes the connection, and it is as if it had not begun
        foreach (var one in page)
            rows.Write(cases.Of(one, held));
        mark = mark with { Place = page.Count == 0 ? Place.End() : Place with { Cursor = page[^1].Began, Cases = Place.Cases + page.Count, Events = Place.Events + page.Sum(one => one.Events.Count) } };
        if (Place.IsEnd)
            OcelTables.Execute(connection, "drop table recovery_export");
        else
            Keep(connection, mark);
        OcelTables.Execute(connection, "commit");
        if (Place.IsEnd)
            OcelTables.Execute(connection, "pragma journal_mode = delete"); // one file and nothing beside it
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        rows.Dispose();
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private static string Address(string path) => new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString;

    /// <summary>A case may point to one that is told later, even in another transaction: the keys are kept, and none points nowhere at the end.</summary>
    private static void Ready(SqliteConnection connection) =>
        OcelTables.Execute(connection, "pragma foreign_keys = off; pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -16000");

    private static void Keep(SqliteConnection connection, ExportMark mark)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "delete from recovery_export; insert into recovery_export values ($mark)";
        command.Parameters.AddWithValue("$mark", mark.Write());
        command.ExecuteNonQuery();
    }

    /// <summary>The mark; an export that is whole has none, and neither has another's database.</summary>
    private static string? Kept(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select mark from recovery_export";
        return command.ExecuteScalar() as string;
    }
}
