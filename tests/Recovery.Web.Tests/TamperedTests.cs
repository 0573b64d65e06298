using Microsoft.Playwright;
using Npgsql;
using Recovery.Domain.Complaints.Acknowledging;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

/// <summary>Somebody with the database administrator's rights changed a row: it is named on the screen, in the database of this class alone.</summary>
public sealed class TamperedTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    [Theory]
    [InlineData("en", "An event was changed", "Open case", 1280)]
    [InlineData("fr", "Un événement a été modifié", "Ouvrir le dossier", 390)]
    [InlineData("es", "Se modificó un suceso", "Abrir el caso", 390)]
    public async Task A_tampered_row_is_named_with_its_case(string language, string words, string open, int width)
    {
        var reference = await host.Receive("It hums.");
        var id = (await host.Case(reference)).Id;
        await host.Do(new Acknowledge(id));
        await host.AllSigned(reference);
        var position = (await host.Ports.Notarised.EntriesOf(id.Value, CancellationToken.None))[0].Position;
        var kept = await Scalar($"select data::text from recovery.mt_events where seq_id = {position}");
        await Scalar($"update recovery.mt_events set data = data || '{{\"severity\": \"low\"}}' where seq_id = {position}");
        try
        {
            await using var window = await browser.Open(host, WebHost.Paul, language, width);
            await window.Page.GotoAsync("/audit");
            await window.Page.Locator(".audit-verify button").ClickAsync();
            await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = words })).ToBeVisibleAsync();
            await Expect(window.Page.Locator("#run .audit-words").First).ToContainTextAsync($"position {position}");
            (await window.Barriers()).ShouldBeEmpty();
            (await window.Overflow()).ShouldBe(0);

            await window.Page.GetByRole(AriaRole.Link, new() { Name = $"{open} {reference}" }).ClickAsync();
            await Expect(window.Page.Locator(".proof-badge .tag.late")).ToBeVisibleAsync();
            await window.Page.GotoAsync($"/audit/cases/{reference}");
            await Expect(window.Page.Locator(".proof-table .tag.late")).ToHaveCountAsync(1);
            await Expect(window.Page.Locator(".proof-table .tag.met")).ToHaveCountAsync(1);
            (await window.Barriers()).ShouldBeEmpty();
            window.Complaints.ShouldBeEmpty();
        }
        finally
        {
            await Scalar($"update recovery.mt_events set data = '{kept!.Replace("'", "''", StringComparison.Ordinal)}' where seq_id = {position}");
        }
    }

    [Fact]
    public async Task An_event_that_is_gone_is_told()
    {
        var reference = await host.Receive("It hums.");
        var id = (await host.Case(reference)).Id;
        await host.Do(new Acknowledge(id));
        await host.AllSigned(reference);
        var (first, second) = (await host.Ports.Notarised.EntriesOf(id.Value, CancellationToken.None)) switch { var all => (all[0].Position, all[1].Position) };
        await Scalar($"create table recovery.kept as select * from recovery.mt_events where seq_id = {second}; delete from recovery.mt_events where seq_id = {second}");
        try
        {
            await using var window = await browser.Open(host, WebHost.Paul);
            await window.Page.GotoAsync($"/audit/cases/{reference}?v=2");
            await Expect(window.Page.Locator(".proof-table tbody tr").First).ToContainTextAsync("Proven");
            (await window.Page.GotoAsync($"/audit/proof/{second}"))!.Status.ShouldBe(200);
            await Expect(window.Page.Locator(".audit-standing")).ToContainTextAsync("somebody took it away");
            (await window.Barriers()).ShouldBeEmpty();
            (await window.Page.GotoAsync($"/audit/proof/{first}"))!.Status.ShouldBe(200);
        }
        finally
        {
            await Scalar("insert into recovery.mt_events select * from recovery.kept; drop table recovery.kept");
        }
    }

    private async Task<string?> Scalar(string sql)
    {
#pragma warning disable CA2100 // written here
        await using var command = host.Service<NpgsqlDataSource>().CreateCommand(sql);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync() as string;
    }
}
