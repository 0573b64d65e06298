using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Recovery.Audit.Tests.Exporting;

/// <summary>Asks an exported database.</summary>
internal static class Ocel
{
    /// <summary>Every row, its values parted by bars.</summary>
    public static IReadOnlyList<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // written in this project
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(n => Convert.ToString(reader.GetValue(n), CultureInfo.InvariantCulture))));
        return rows;
    }

    /// <summary>The one number a query answers.</summary>
    public static long Count(SqliteConnection connection, string sql) => long.Parse(Rows(connection, sql)[0], CultureInfo.InvariantCulture);
}
