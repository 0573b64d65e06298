using Microsoft.Data.Sqlite;
using Recovery.Audit.Exporting;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Audit.Exporting.Filing;

namespace Recovery.Audit.Tests.Exporting;

/// <summary>The database against the constraints of the published specification (OCEL 2.0, section 6).</summary>
public sealed class OcelSqliteTests : IAsyncLifetime
{
    private const int Cases = 30;

    private readonly string path = Path.GetTempFileName();
    private SqliteConnection connection = null!;

    public async ValueTask InitializeAsync()
    {
        var log = A.Log(Cases);
        await using (var file = ExportFiles.Open(path, resume: false, new ExportOrder("ocel-sqlite", await log.SettledPosition(CancellationToken.None)), new Disclosure(A.Pseudonyms, true, true), log, log))
        {
            while (await file.Next(CancellationToken.None))
            {
            }
        }

        connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        File.Delete(path);
    }

    [Fact]
    public void It_has_the_tables_of_every_log_and_one_for_each_type_and_no_other()
    {
        var tables = Rows("select name from sqlite_master where type = 'table'");
        string[] always = ["event_map_type", "object_map_type", "event", "object", "event_object", "object_object"];
        tables.ShouldBe([.. always, .. Rows("select 'event_' || ocel_type_map from event_map_type"), .. Rows("select 'object_' || ocel_type_map from object_map_type")], ignoreOrder: true);
    }

    [Theory]
    [InlineData("event_map_type", "ocel_type", "ocel_type_map")]
    [InlineData("object_map_type", "ocel_type", "ocel_type_map")]
    [InlineData("event", "ocel_id", "ocel_type")]
    [InlineData("object", "ocel_id", "ocel_type")]
    [InlineData("event_object", "ocel_event_id", "ocel_object_id", "ocel_qualifier")]
    [InlineData("object_object", "ocel_source_id", "ocel_target_id", "ocel_qualifier")]
    public void Every_table_has_its_columns(string table, params string[] columns) => Rows($"select name from pragma_table_info('{table}')").ShouldBe(columns);

    [Theory]
    [InlineData("event_map_type", "ocel_type")]
    [InlineData("object_map_type", "ocel_type")]
    [InlineData("event", "ocel_id")]
    [InlineData("object", "ocel_id")]
    [InlineData("event_object", "ocel_event_id", "ocel_object_id", "ocel_qualifier")]
    [InlineData("object_object", "ocel_source_id", "ocel_target_id", "ocel_qualifier")]
    public void Every_table_has_its_primary_key(string table, params string[] columns) =>
        Rows($"select name from pragma_table_info('{table}') where pk > 0 order by pk").ShouldBe(columns);

    [Theory]
    [InlineData("event", "event_map_type.ocel_type=ocel_type")]
    [InlineData("object", "object_map_type.ocel_type=ocel_type")]
    [InlineData("event_object", "event.ocel_id=ocel_event_id", "object.ocel_id=ocel_object_id")]
    [InlineData("object_object", "object.ocel_id=ocel_source_id", "object.ocel_id=ocel_target_id")]
    public void Every_table_has_its_foreign_keys(string table, params string[] keys) => Keys(table).ShouldBe(keys, ignoreOrder: true);

    [Fact]
    public void Every_table_of_a_type_has_an_id_that_is_one_of_its_kind_and_a_time()
    {
        foreach (var kind in (string[])["event", "object"])
        {
            foreach (var table in Rows($"select '{kind}_' || ocel_type_map from {kind}_map_type"))
            {
                Keys(table).ShouldBe([$"{kind}.ocel_id=ocel_id"], table);
                Rows($"select type from pragma_table_info('{table}') where name = 'ocel_time'").ShouldBe(["TIMESTAMP"], table);
                Rows($"select name from pragma_table_info('{table}') where pk > 0").ShouldBe(kind == "event" ? ["ocel_id"] : [], table);
                Count($"select count(*) from pragma_table_info('{table}') where name = 'ocel_changed_field'").ShouldBe(kind == "object" ? 1 : 0, table);
            }
        }
    }

    [Fact]
    public void Nothing_points_nowhere()
    {
        Rows("pragma foreign_key_check").ShouldBeEmpty();
        Rows("pragma integrity_check").ShouldBe(["ok"]);
    }

    [Fact]
    public void Every_event_is_there_once_and_is_about_its_complaint()
    {
        Count("select count(*) from event").ShouldBe(Cases * A.Everything);
        foreach (var table in Rows("select ocel_type || '|' || ocel_type_map from event_map_type").Select(pair => pair.Split('|')))
            Count($"select count(*) from event_{table[1]}").ShouldBe(Count($"select count(*) from event where ocel_type = '{table[0]}'"), table[0]);
        Count("select count(*) from event_object where ocel_qualifier = 'about'").ShouldBe(Cases * A.Everything);
    }

    [Fact]
    public void Every_type_of_object_is_there_and_what_cases_share_is_there_once()
    {
        Rows("select ocel_type || ' ' || count(*) from object group by ocel_type order by ocel_type").ShouldBe(
            ["agent 6", "complainant 10", $"complaint {Cases}", $"meeting {2 * Cases}", $"message {2 * Cases}", "pack-version 2", $"promise {Cases}"], "agents 0 to 3, the head of service, and agent-7; a meeting that was held and one that was declined");
    }

    [Fact]
    public void Every_object_has_one_row_for_what_holds_from_the_beginning()
    {
        foreach (var type in Rows("select ocel_type || '|' || ocel_type_map from object_map_type").Select(pair => pair.Split('|')))
            Count($"select count(*) from object_{type[1]} where ocel_changed_field is null").ShouldBe(Count($"select count(*) from object where ocel_type = '{type[0]}'"), type[0]);
    }

    [Fact]
    public void What_changes_has_a_row_for_each_time()
    {
        var changes = Rows($"select ocel_changed_field || ' ' || coalesce(stage, severity, assignee) from object_Complaint where ocel_id = '{A.Id(3)}' and ocel_changed_field in ('stage', 'severity', 'assignee') order by ocel_time");

        changes.ShouldContain("stage acknowledged");
        changes.ShouldContain("stage closed");
        changes.ShouldContain("assignee agent-7");
        Count($"select count(*) from object_Complaint where ocel_changed_field is null").ShouldBe(Cases);
        Count("select count(*) from object_Complaint where ocel_changed_field is null and ocel_time <> '1970-01-01 00:00:00.000000'").ShouldBe(0);
    }

    [Fact]
    public void A_case_points_to_the_one_it_was_merged_into_where_that_is_in_the_export()
    {
        var merged = Rows("select ocel_source_id || '>' || ocel_target_id from object_object where ocel_qualifier = 'merged into' order by 1");
        merged.ShouldBe(Enumerable.Range(0, Cases - 1).Select(n => $"{A.Id(n)}>{A.Id(n + 1)}"), "the last one's is not in it");
    }

    private IReadOnlyList<string> Keys(string table) => Rows($"select \"table\" || '.' || \"to\" || '=' || \"from\" from pragma_foreign_key_list('{table}')");

    private IReadOnlyList<string> Rows(string sql) => Ocel.Rows(connection, sql);

    private long Count(string sql) => Ocel.Count(connection, sql);
}
