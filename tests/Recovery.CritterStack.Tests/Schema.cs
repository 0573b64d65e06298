using Recovery.Conformance;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Recovery.Postgres;
using Recovery.Postgres.Migrations;
using Recovery.Postgres.Tests;

namespace Recovery.CritterStack.Tests;

/// <summary>Marten finds our event tables as it would have made them, and changes nothing of them (ops/decisions/0003).</summary>
public sealed class Schema : IAsyncLifetime
{
    private const string Tables = """
        select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || coalesce(' ' || pg_get_expr(d.adbin, d.adrelid), '')
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where c.relnamespace = 'recovery'::regnamespace and c.relkind = 'r'
        union all select pg_get_indexdef(indexrelid) from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'recovery'::regnamespace
        union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'recovery'::regnamespace
        order by 1
        """;

    private TestDatabase own = null!;

    public async ValueTask InitializeAsync() => own = await TestDatabase.Empty();

    public ValueTask DisposeAsync() => own.DisposeAsync();

    [Fact]
    public async Task A_migration_adds_Martens_functions_and_changes_no_table_of_ours()
    {
        await using var pool = PostgresEngine.Open(own.ConnectionString);
        await new MigrationRunner(pool).Run();
        var before = await Texts(pool, Tables);
        (await CritterStackSchema.IsCurrent(own.ConnectionString, CancellationToken.None)).ShouldBeFalse();

        await CritterStackSchema.Migrate(own.ConnectionString, CancellationToken.None);
        var after = await Texts(pool, Tables);
        after.Except(before).ShouldAllBe(line => line.Contains("mt_doc_") || line.Contains("mt_high_water_skips")); // tables of Marten's own
        before.Except(after).ShouldBeEmpty();
        before.ShouldContain(line => line.StartsWith("mt_events.headers jsonb", StringComparison.Ordinal));

        await CritterStackSchema.Migrate(own.ConnectionString, CancellationToken.None); // as on every start with --migrate
        (await CritterStackSchema.IsCurrent(own.ConnectionString, CancellationToken.None)).ShouldBeTrue();
        (await new MigrationRunner(pool).IsCurrent()).ShouldBeTrue();
    }

    [Fact]
    public async Task Several_may_migrate_at_once_and_what_is_missing_is_seen()
    {
        await using var pool = PostgresEngine.Open(own.ConnectionString);
        await new MigrationRunner(pool).Run();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => CritterStackSchema.Migrate(own.ConnectionString, CancellationToken.None)));
        (await CritterStackSchema.IsCurrent(own.ConnectionString, CancellationToken.None)).ShouldBeTrue();

        await using var lose = pool.CreateCommand("drop table recovery_messages.wolverine_incoming_envelopes");
        await lose.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        (await CritterStackSchema.IsCurrent(own.ConnectionString, CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task Martens_own_check_asks_for_no_change()
    {
        await using var pool = PostgresEngine.Open(own.ConnectionString);
        await new MigrationRunner(pool).Run();
        await CritterStackSchema.Migrate(own.ConnectionString, CancellationToken.None);

        await using var node = await CritterStackEngine.Start(own.ConnectionString, pool, Conformance.RepositoryPolicies.Catalog, TestKeys.Masters, TimeProvider.System);
        var marten = node.Services.GetRequiredService<IDocumentStore>().Storage;
        await marten.Database.AssertDatabaseMatchesConfigurationAsync(CancellationToken.None);
        (await marten.CreateMigrationAsync()).Difference.ShouldBe(Weasel.Core.SchemaPatchDifference.None);
    }

    private static async Task<List<string>> Texts(NpgsqlDataSource pool, string sql)
    {
#pragma warning disable CA2100 // written here
        await using var command = pool.CreateCommand(sql);
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return texts;
    }
}
