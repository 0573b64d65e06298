using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Data.Sqlite;
using Recovery.Cli.Tests.Running;

namespace Recovery.Cli.Tests.Exporting;

/// <summary>A log of 1,434 real cases of a municipality (<c>ops/import/receipt_municipality.json</c>), taken away in every format.</summary>
public sealed class ExportTests(ImportedLog log) : IClassFixture<ImportedLog>
{
    private const int Cases = 1434;

    [Fact]
    public async Task As_XES_it_has_a_trace_a_case_and_an_event_an_event()
    {
        var said = await log.Export("xes", log.File("log.xes"));
        var xes = XDocument.Load(log.File("log.xes")).Root!;

        (said.Json.GetProperty("complaints").GetInt32(), said.Json.GetProperty("events").GetInt32()).ShouldBe((Cases, log.Events));
        (xes.Elements().Count(one => one.Name.LocalName == "trace"), xes.Descendants().Count(one => one.Name.LocalName == "event")).ShouldBe((Cases, log.Events));
    }

    [Fact]
    public async Task As_OCEL_it_has_as_many_in_JSON_as_in_SQLite()
    {
        await log.Export("ocel-json", log.File("ocel.json"));
        await log.Export("ocel-sqlite", log.File("ocel.sqlite"));
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(log.File("ocel.json")));
        await using var sqlite = new SqliteConnection($"Data Source={log.File("ocel.sqlite")};Pooling=False");
        sqlite.Open();

        foreach (var (list, table) in new[] { ("events", "event"), ("objects", "object") })
            Count(sqlite, $"select count(*) from {table}").ShouldBe(json.RootElement.GetProperty(list).GetArrayLength());
        Count(sqlite, "select count(*) from event").ShouldBe(log.Events);
        Count(sqlite, "select count(*) from object where ocel_type = 'complaint'").ShouldBe(Cases);
        Count(sqlite, "select count(*) from pragma_foreign_key_check").ShouldBe(0);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xes")]
    [InlineData("ocel-json")]
    public async Task Killed_in_the_middle_it_goes_on_to_the_same_bytes(string format)
    {
        var (whole, broken) = (log.File("whole." + format), log.File("broken." + format));
        await log.Export(format, whole);
        await log.Kill(format, broken);
        File.Exists(broken + ".resume").ShouldBeTrue("it was killed before its end");

        var resumed = await log.Export(format, broken, "--resume");

        resumed.Json.GetProperty("events").GetInt32().ShouldBe(log.Events);
        (await File.ReadAllBytesAsync(broken)).ShouldBe(await File.ReadAllBytesAsync(whole));
        File.Exists(broken + ".resume").ShouldBeFalse();
    }

    [Fact]
    public async Task Days_and_cases_choose_what_is_taken()
    {
        var all = (await log.Run("export", "--format", "ndjson", "--from", "2011-01-01", "--to", "2011-02-01")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var one = all[0].GetProperty("complaint").GetString()!;
        var its = (await log.Run("export", "--format", "xes", "--complaint", one)).Out;

        all.ShouldAllBe(line => line.GetProperty("at").GetString()!.StartsWith("2011-01-", StringComparison.Ordinal));
        XDocument.Parse(its).Descendants().Count(element => element.Name.LocalName == "trace").ShouldBe(1);
        its.ShouldContain(one);
    }

    [Fact]
    public async Task Names_and_texts_are_told_only_when_asked_for()
    {
        var (plain, full) = ((await log.Run("export", "--format", "csv")).Out, (await log.Run("export", "--format", "csv", "--with-text", "--with-names")).Out);

        foreach (var word in (string[])["Resource21", "T10 Determine necessity", "receipt_municipality.csv:"])
        {
            plain.ShouldNotContain(word);
            full.ShouldContain(word);
        }
    }

    [Fact]
    public async Task What_cannot_be_done_is_said()
    {
        await File.WriteAllTextAsync(log.File("letter.txt"), "Dear madam");
        (string[] Args, int Status, string Says)[] asked =
        [
            (["--format", "ocel-sqlite"], 2, "--out"),
            (["--format", "csv", "--resume"], 2, "--out"),
            (["--format", "csv", "--resume", "--out", log.File("letter.txt")], 2, "no export that was broken off"),
            (["--format", "xes", "--out", log.File("no such folder/log.xes")], 2, "cannot be written"),
            (["--format", "parquet"], 2, "ocel-json"),
            (["--format", "csv", "--from", "soon"], 2, "2026-11-20"),
            (["--format", "csv", "--complaint", "R-0-0"], 1, "R-0-0"),
        ];
        foreach (var (args, status, says) in asked)
        {
            var said = await log.Run(["export", .. args]);
            said.Status.ShouldBe(status, said.Error);
            said.Error.ShouldContain(says);
        }

        (await File.ReadAllTextAsync(log.File("letter.txt"))).ShouldBe("Dear madam");
    }

    private static long Count(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // written here
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
