using Microsoft.Data.Sqlite;
using Recovery.Audit.Exporting;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Audit.Exporting.Filing;

namespace Recovery.Audit.Tests.Exporting;

/// <summary>An export that is broken off anywhere and gone on with is what one run would have made.</summary>
public sealed class ResumeTests : IDisposable
{
    private const int Cases = 430; // three pages of cases, seventeen of events

    private static readonly Disclosure Plain = new(A.Pseudonyms);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("exports");
    private readonly MemoryLog log = A.Log(Cases);

    public static TheoryData<string> Formats => [.. A.Formats];

    private string Whole => Path.Combine(folder.FullName, "whole");

    private string Broken => Path.Combine(folder.FullName, "broken");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Broken_off_after_any_part_it_goes_on_to_the_same_bytes(string format)
    {
        var parts = await Run(Whole, format, resume: false);
        parts.ShouldBeGreaterThan(3);
        for (var part = 0; part < parts; part++)
        {
            await Run(Broken, format, resume: false, parts: part);
            if (part < parts - 1)
                await Run(Broken, format, resume: true, parts: 1); // and again
            await Run(Broken, format, resume: true);

            Content(Broken, format).ShouldBe(Content(Whole, format), $"broken off after part {part}");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task What_a_kill_left_half_written_is_cut_off(string format)
    {
        await Run(Whole, format, resume: false);
        await Run(Broken, format, resume: false, parts: 2);
        if (format != "ocel-sqlite") // whose own journal does this
            await File.AppendAllTextAsync(Broken, "half of a line that was never fini");

        await Run(Broken, format, resume: true);

        Content(Broken, format).ShouldBe(Content(Whole, format));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task It_ends_where_the_log_ended_when_it_began(string format)
    {
        await Run(Whole, format, resume: false);
        await Run(Broken, format, resume: false, parts: 2);

        await Run(Broken, format, resume: true, from: A.Log(Cases + 50));

        Content(Broken, format).ShouldBe(Content(Whole, format));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_file_of_other_options_is_refused_and_left_alone(string format)
    {
        await Run(Broken, format, resume: false, parts: 2);
        var before = await File.ReadAllBytesAsync(Broken);

        await Should.ThrowAsync<ExportFileException>(Run(Broken, format, resume: true, disclosure: Plain with { WithText = true }));
        await Should.ThrowAsync<ExportFileException>(Run(Broken, format, resume: true, order: order => order with { From = A.Start }));

        (await File.ReadAllBytesAsync(Broken)).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_file_that_is_none_of_ours_or_whole_is_refused(string format)
    {
        await Should.ThrowAsync<ExportFileException>(Run(Broken, format, resume: true));
        await File.WriteAllTextAsync(Broken, "somebody's letter");
        await Should.ThrowAsync<ExportFileException>(Run(Broken, format, resume: true));
        (await File.ReadAllTextAsync(Broken)).ShouldBe("somebody's letter");

        await Run(Whole, format, resume: false);
        var whole = await File.ReadAllBytesAsync(Whole);
        await Should.ThrowAsync<ExportFileException>(Run(Whole, format, resume: true));
        (await File.ReadAllBytesAsync(Whole)).ShouldBe(whole);
    }

    [Fact]
    public async Task A_text_that_was_changed_meanwhile_is_refused()
    {
        await Run(Broken, "csv", resume: false, parts: 2);
        var bytes = await File.ReadAllBytesAsync(Broken);
        bytes[^10] ^= 1;
        await File.WriteAllBytesAsync(Broken, bytes);

        await Should.ThrowAsync<ExportFileException>(Run(Broken, "csv", resume: true));
    }

    [Fact]
    public async Task Nothing_is_left_beside_a_file_that_is_whole()
    {
        foreach (var format in A.Formats)
            await Run(Whole + format, format, resume: false);

        folder.GetFiles().Select(file => file.Name).ShouldBe(A.Formats.Select(format => "whole" + format), ignoreOrder: true);
    }

    private async Task<int> Run(
        string path, string format, bool resume, int parts = int.MaxValue, MemoryLog? from = null, Disclosure? disclosure = null, Func<ExportOrder, ExportOrder>? order = null)
    {
        var source = from ?? log;
        var plain = new ExportOrder(format, await source.SettledPosition(CancellationToken.None));
        await using var file = ExportFiles.Open(path, resume, order?.Invoke(plain) ?? plain, disclosure ?? Plain, source, source);
        var written = 0;
        while (written < parts && await file.Next(CancellationToken.None))
            written++;
        return written;
    }

    /// <summary>The bytes; of a database, every row of every table in the order they stand in.</summary>
    private static string Content(string path, string format)
    {
        if (format != "ocel-sqlite")
            return File.ReadAllText(path);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return string.Join('\n', Ocel.Rows(connection, "select name from sqlite_master where type = 'table' order by name")
            .SelectMany(table => Ocel.Rows(connection, $"select * from \"{table}\" order by rowid").Prepend($"{table}:")));
    }
}
