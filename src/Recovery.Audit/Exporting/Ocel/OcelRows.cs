using Microsoft.Data.Sqlite;

namespace Recovery.Audit.Exporting.Ocel;

/// <summary>Writes cases as rows, with one prepared statement a table.</summary>
internal sealed class OcelRows(SqliteConnection connection, OcelTypes types) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OcelType> byName = types.Objects.Select(type => ("object_", type)).Concat(types.Events.Select(type => ("event_", type)))
        .ToDictionary(pair => pair.Item1 + pair.type.Name, pair => pair.type, StringComparer.Ordinal);

    /// <summary>Writes the objects of a case and the events.</summary>
    public void Write(OcelCase one)
    {
        foreach (var made in one.Objects)
        {
            if (Insert("insert or ignore into object values (?1, ?2)", made.Id, made.Type) == 1) // else another case has told it
                Tell(made);
        }

        foreach (var happened in one.Events)
        {
            Insert("insert into event values (?1, ?2)", happened.Id, happened.Type);
            Row("event_", happened.Type, [happened.Id, OcelTables.Instant(happened.At)], happened.Values);
            foreach (var link in happened.Links)
                Insert("insert into event_object values (?1, ?2, ?3)", happened.Id, link.Object, link.Qualifier);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in statements.Values)
            statement.Dispose();
    }

    /// <summary>What holds from the beginning in one row; each change in a row of its own, with the field it changes.</summary>
    private void Tell(OcelObject made)
    {
        Row("object_", made.Type, [made.Id, OcelTables.Instant(DateTimeOffset.UnixEpoch), DBNull.Value], made.Values.Where(value => value.Since is null));
        foreach (var change in made.Values)
        {
            if (change.Since is { } since)
                Row("object_", made.Type, [made.Id, OcelTables.Instant(since), change.Name], [change]);
        }

        foreach (var link in made.Links)
            Insert("insert into object_object values (?1, ?2, ?3)", made.Id, link.Object, link.Qualifier);
    }

    private void Row(string table, string type, object[] first, IEnumerable<OcelValue> values)
    {
        var name = table + type;
        var fields = byName[name].Fields;
        var row = new object[first.Length + fields.Count];
        Array.Fill(row, DBNull.Value);
        first.CopyTo(row, 0);
        foreach (var value in values)
        {
            for (var n = 0; n < fields.Count; n++)
            {
                if (fields[n].Name == value.Name)
                    row[first.Length + n] = OcelTables.Value(value.Value);
            }
        }

        if (!statements.TryGetValue(name, out var statement))
            statements.Add(name, statement = Prepared($"insert into {table}{OcelTables.Mapped(type)} values ({string.Join(", ", Enumerable.Range(1, row.Length).Select(n => $"?{n}"))})", row.Length));
        Run(statement, row);
    }

    private int Insert(string sql, params object[] values)
    {
        if (!statements.TryGetValue(sql, out var statement))
            statements.Add(sql, statement = Prepared(sql, values.Length));
        return Run(statement, values);
    }

    private SqliteCommand Prepared(string sql, int parameters)
    {
        var statement = connection.CreateCommand();
#pragma warning disable CA2100 // made of names of types and attributes that are this assembly's own
        statement.CommandText = sql;
#pragma warning restore CA2100
        for (var n = 1; n <= parameters; n++)
            statement.Parameters.Add(new SqliteParameter($"?{n}", null));
        return statement;
    }

    private static int Run(SqliteCommand statement, object[] values)
    {
        for (var n = 0; n < values.Length; n++)
            statement.Parameters[n].Value = values[n];
        return statement.ExecuteNonQuery();
    }
}
