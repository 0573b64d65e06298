using Npgsql;
using Recovery.Engine.Storing;
using Recovery.Postgres.Following;

namespace Recovery.Postgres.Tests;

/// <summary>A follower's effect that writes down every position it is given, into a table <c>(position bigint, nth bigserial)</c>.</summary>
internal sealed class Copy : IFollowerEffect
{
    public string Name { get; init; } = "copy";

    public string Table { get; init; } = "public.seen";

    public Func<NpgsqlConnection, Task>? After { get; init; }

    public async ValueTask Apply(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<RecordedEvent> events, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // named by the test
        await using var insert = new NpgsqlCommand($"insert into {Table} (position) select unnest($1::bigint[])", connection);
#pragma warning restore CA2100
        insert.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. events.Select(e => e.Position)] });
        await insert.ExecuteNonQueryAsync(cancellation);
        if (After is not null)
            await After(connection);
    }
}
