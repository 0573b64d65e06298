using Microsoft.Playwright;
using Recovery.Domain;
using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Sla;
using Recovery.Engine.Working;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

public sealed class WorklistLooksTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    [Theory]
    [InlineData("en", 1280, "Worklist", "Mine", "Who has it")]
    [InlineData("fr", 1280, "Dossiers", "Les miens", "Responsable")]
    [InlineData("es", 1280, "Casos", "Los míos", "Responsable")]
    [InlineData("en", 390, "Worklist", "Mine", "Who has it")]
    [InlineData("fr", 390, "Dossiers", "Les miens", "Responsable")]
    [InlineData("es", 390, "Casos", "Los míos", "Responsable")]
    public async Task The_page_speaks_the_language_and_has_no_barriers(string language, int width, string title, string mine, string column)
    {
        await host.Receive("Un très long récit : " + new string('é', 300) + " rien n'a été fait.", WebHost.Claire, Channel.Letter, "fr", "Anne-Sophie de la Villardière-Montgolfier");
        var hot = await host.Receive("Nobody came.", channel: Channel.Web);
        await host.Do(new AssessSeverity(await host.Id(hot), Severity.High, Personal.Of("Somebody may be hurt.")));
        await host.Service<IPresence>().Looks(await host.Id(hot), "tom.hughes", host.Ports.Clock.Now, CancellationToken.None);
        await using var window = await browser.Worklist(host, WebHost.Claire, "/worklist?who=everyone&language=en&due=week", language, width);
        var page = window.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        await Expect(page.Locator(".whose a").First).ToHaveTextAsync(mine);
        await Expect(page.Locator("th").Nth(3)).ToHaveTextAsync(column);
        (await page.Locator(".worklist").InnerHTMLAsync()).ShouldNotContain("worklist."); // a text that is missing shows its key
        (await window.Barriers()).ShouldBeEmpty();
        (await page.Overflow()).ShouldBeLessThanOrEqualTo(0);

        await page.GotoAsync("/worklist?who=everyone");
        await page.Locator(".filters > summary").ClickAsync();
        (await window.Barriers()).ShouldBeEmpty();
        (await page.Overflow()).ShouldBeLessThanOrEqualTo(0);
        await page.Locator(".filters > summary").ClickAsync();
        await page.Locator(".pick").First.CheckAsync();
        await page.Locator(".bulk-message > summary").ClickAsync();
        await page.Locator(".views > summary").ClickAsync();
        (await window.Barriers()).ShouldBeEmpty();
        (await page.Overflow()).ShouldBeLessThanOrEqualTo(0);
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task On_a_narrow_screen_a_row_is_still_a_row_of_a_table()
    {
        await host.Receive("Small.", WebHost.Tom);
        await using var window = await browser.Worklist(host, WebHost.Tom, "/worklist", width: 390);
        await Expect(window.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await Expect(window.Page.GetByRole(AriaRole.Cell)).ToHaveCountAsync(5);
    }
}
