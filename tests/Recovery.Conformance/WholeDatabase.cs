using System.Text;
using Npgsql;

namespace Recovery.Conformance;

/// <summary>Every row of every table of a database, with what the planner keeps of their values, as whoever has its files could read it.</summary>
public static class WholeDatabase
{
    /// <summary>
    /// The tables that hold a word, in whatever form a table can: as text, however cased; in UTF-16; in bytes, in hexadecimal, in base64 at any offset.
    /// </summary>
    /// <param name="word">Lower-case ASCII.</param>
    public static async Task<IReadOnlyList<string>> Holding(string connectionString, string word)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        var found = new List<string>();
        foreach (var table in await Tables(database))
        {
            await foreach (var row in Rows(database, table))
            {
                if (Forms(word).FirstOrDefault(form => row.Contains(form.Text, form.How)) is { Text: not null } form)
                    found.Add($"{table} as {form.Text}: …{Around(row, form.Text, form.How)}…");
            }
        }

        return found;
    }

    private static IEnumerable<(string Text, StringComparison How)> Forms(string word)
    {
        yield return (word, StringComparison.OrdinalIgnoreCase);
        foreach (var bytes in (byte[][])[Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word), Encoding.BigEndianUnicode.GetBytes(word)])
        {
            yield return (Convert.ToHexString(bytes), StringComparison.OrdinalIgnoreCase);
            for (var offset = 0; offset < 3; offset++)
            {
                var encoded = Convert.ToBase64String([.. new byte[offset], .. bytes]);
                var (from, to) = ((offset * 8 + 5) / 6, (offset + bytes.Length) * 8 / 6); // the letters that are made of the word alone
                yield return (encoded[from..to], StringComparison.Ordinal);
            }
        }
    }

    private static async Task<List<string>> Tables(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            """
            select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')
            union all select 'pg_catalog.pg_stats'
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
            tables.Add(reader.GetString(0));
        return tables;
    }

    private static async IAsyncEnumerable<string> Rows(NpgsqlDataSource database, string table)
    {
#pragma warning disable CA2100 // the database's own names
        await using var command = database.CreateCommand($"select t::text from {table} t");
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            yield return reader.GetString(0);
    }

    private static string Around(string row, string form, StringComparison how)
    {
        var at = row.IndexOf(form, how);
        return row[Math.Max(0, at - 60)..Math.Min(row.Length, at + form.Length + 60)];
    }
}
