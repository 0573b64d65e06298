using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Recovery.Audit.Exporting.Disclosing;

namespace Recovery.Audit.Exporting.Ocel;

/// <summary>The tables of OCEL 2.0 in SQLite: those that every log has, and one for each type, with a column for each of its attributes.</summary>
internal static class OcelTables
{
    /// <summary>The part of a table's name that stands for a type: <c>pack-version</c> is <c>PackVersion</c>.</summary>
    public static string Mapped(string type) => string.Concat(type.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>A name that no keyword and no dot is taken for something else in.</summary>
    public static string Quoted(string name) => $"\"{name}\"";

    /// <summary>Makes all tables in an empty database.</summary>
    public static void Create(SqliteConnection connection, OcelTypes types)
    {
        using var tables = Assembly.GetExecutingAssembly().GetManifestResourceStream("Recovery.Audit.Exporting.Ocel.tables.sql")!;
        using var reader = new StreamReader(tables);
        Execute(connection, reader.ReadToEnd());
        foreach (var type in types.Events)
        {
            Map(connection, "event_map_type", type);
            Execute(connection, $"create table event_{Mapped(type.Name)} (ocel_id text primary key references event (ocel_id), ocel_time TIMESTAMP not null{Columns(type)})");
        }

        foreach (var type in types.Objects)
        {
            Map(connection, "object_map_type", type);
            Execute(connection, $"create table object_{Mapped(type.Name)} (ocel_id text not null references object (ocel_id), ocel_time TIMESTAMP not null, ocel_changed_field text{Columns(type)})");
        }
    }

    /// <summary>Runs a text of statements.</summary>
    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // made of names of types and attributes that are this assembly's own
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>A value as SQLite keeps it.</summary>
    public static object Value(object value) => value switch
    {
        bool flag           => flag ? 1L : 0L,
        decimal number      => (double)number,
        DateTimeOffset at   => Instant(at),
        _                   => value,
    };

    /// <summary>An instant in UTC, always to the microsecond: some readers take the form of the first for that of all.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    private static void Map(SqliteConnection connection, string table, OcelType type) => Execute(connection, $"insert into {table} values ('{type.Name}', '{Mapped(type.Name)}')");

    private static string Columns(OcelType type) => string.Concat(type.Fields.Select(field => $", {Quoted(field.Name)} {Column(field.Kind)}"));

    private static string Column(TraitKind kind) => kind switch
    {
        TraitKind.Whole     => "INTEGER",
        TraitKind.Number    => "REAL",
        TraitKind.Flag      => "BOOLEAN",
        TraitKind.Instant   => "TIMESTAMP",
        _                   => "TEXT",
    };
}
