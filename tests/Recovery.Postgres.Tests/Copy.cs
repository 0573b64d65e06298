using Npgsql;
using Recovery.Engine.Storing;
using Recovery.Postgres.Following;

namespace Recovery.Postgres.Tests;

/// <summary>A follower's effect that writes down every position it is given, into <c>public.seen (position bigint, nth bigserial)</c>.</summary>
internal sealed class Copy : IFollowerEffect
{
    public string Name => "copy";

    public Func<NpgsqlConnection, Task>? After { get; init; }

    public async ValueTask Apply(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<RecordedEvent> events, CancellationToken cancellation)
    {
        await using var insert = new NpgsqlCommand("insert into public.seen (position) select unnest($1::bigint[])", connection);
        insert.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. events.Select(e => e.Position)] });
        await insert.ExecuteNonQueryAsync(cancellation);
        if (After is not null)
            await After(connection);
    }
}
