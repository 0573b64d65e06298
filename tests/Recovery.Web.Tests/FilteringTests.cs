using Microsoft.Playwright;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Sla;
using Recovery.Engine.Working;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

public sealed class FilteringTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    [Fact]
    public async Task Filters_are_an_address_and_each_can_be_taken_off()
    {
        var letter = await host.Receive("A long letter.", WebHost.Claire, Channel.Letter, "fr");
        var phone = await host.Receive("A short call.", WebHost.Claire, language: "fr");
        await using var window = await browser.Worklist(host, WebHost.Claire, "/worklist?language=fr");
        var page = window.Page;
        (await page.References()).ShouldBe([phone, letter]);

        await page.Locator(".filters > summary").ClickAsync();
        await page.GetByLabel("Came in by").SelectOptionAsync("letter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await page.Arrives("**/worklist?who=claire.moreau&channel=letter&language=fr");
        (await page.References()).ShouldBe([letter]);

        await page.GetByTitle("Remove: Letter").ClickAsync();
        await page.Arrives("**/worklist?who=claire.moreau&language=fr");
        (await page.References()).ShouldBe([phone, letter]);
    }

    [Fact]
    public async Task Every_filter_lets_through_what_it_names()
    {
        var high = await host.Receive("It is dangerous.", WebHost.Tom, Channel.Email, "es");
        var over = await host.Receive("It is over.", WebHost.Tom, Channel.Web, "es");
        var said = await host.Receive("It is said.", WebHost.Tom, Channel.Letter, "es");
        await host.Do(new AssessSeverity(await host.Id(high), Severity.High, Personal.Of("Somebody may be hurt.")), WebHost.Helen);
        await host.Do(new Withdraw(await host.Id(over), Personal.Of("It arrived.")));
        await host.Do(new Acknowledge(await host.Id(said)));
        await using var window = await browser.Worklist(host, WebHost.Tom, "/worklist?language=es");
        foreach (var (filter, wanted) in new Dictionary<string, string[]>
        {
            [""] = [high, said], ["&severity=high"] = [high], ["&stage=acknowledged"] = [said], ["&team=north"] = [high, said], ["&team=south"] = [], ["&ended=1"] = [over],
            ["&late=1"] = [], ["&due=day&stage=acknowledged&channel=email"] = [], ["&who=claire.moreau"] = [], ["&stage=nonsense"] = [high, said],
        })
        {
            await window.Page.GotoAsync("/worklist?language=es" + filter);
            (await window.Page.References()).ShouldBe(wanted, ignoreOrder: true, filter);
        }

        await Expect(window.Page.Row(high)).ToContainTextAsync("High severity");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_search_of_the_top_bar_finds_everyones_cases_by_reference_and_words()
    {
        var toms = await host.Receive("The conservatory roof fell in.", WebHost.Tom);
        await using var window = await browser.Worklist(host, WebHost.Claire, "/worklist");
        await window.Page.Keyboard.PressAsync("/");
        await window.Page.Keyboard.TypeAsync("conservatory");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.Locator(".chip")).ToContainTextAsync("“conservatory”");
        for (var asked = 0; asked < 300 && (await window.Page.References()).Count == 0; asked++)
            await window.Page.ReloadAsync(); // what was just written is searched soon, not at once
        (await window.Page.References()).ShouldBe([toms]);
        await window.Page.GotoAsync($"/worklist?q={toms}");
        (await window.Page.References()).ShouldBe([toms]);
        await Expect(window.Page.Locator(".whose a[aria-current]")).ToHaveTextAsync("Everyone's");
    }

    [Fact]
    public async Task A_saved_view_is_kept_and_its_address_shows_somebody_else_the_same()
    {
        var helens = await host.Receive("Save me.", WebHost.Helen, Channel.Sms);
        await using var window = await browser.Worklist(host, WebHost.Helen, "/worklist?who=mine&channel=sms");
        var page = window.Page;
        await page.GetByText("Saved views").ClickAsync();
        await page.GetByLabel("Name for this view").FillAsync("My texts");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.Arrives("**/worklist?who=helen.ward&channel=sms");
        await page.GotoAsync("/worklist");
        await page.GetByText("Saved views").ClickAsync();
        var view = page.GetByRole(AriaRole.Link, new() { Name = "My texts" });
        var address = (await view.GetAttributeAsync("href")).ShouldNotBeNull();

        await using var other = await browser.Worklist(host, WebHost.Claire, address);
        (await other.Page.References()).ShouldBe([helens]);
        (await host.Service<ISavedViews>().Of("claire.moreau", CancellationToken.None)).ShouldBeEmpty();

        await page.GetByRole(AriaRole.Button, new() { Name = "Drop “My texts”" }).ClickAsync();
        await page.GetByText("Saved views").ClickAsync();
        await Expect(view).ToHaveCountAsync(0);
        window.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, "Give the view a name.")]
    [InlineData(61, "At most 60 characters.")]
    public async Task A_view_that_cannot_be_saved_says_why_and_keeps_what_was_typed(int length, string why)
    {
        await using var window = await browser.Worklist(host, WebHost.Tom, "/worklist?who=nobody");
        var name = window.Page.GetByLabel("Name for this view");
        await window.Page.GetByText("Saved views").ClickAsync();
        await name.FillAsync(new string('v', length));
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(window.Page.Locator("#view-name-fault")).ToHaveTextAsync(why);
        await Expect(name).ToHaveValueAsync(new string('v', length));
        (await host.Service<ISavedViews>().Of("tom.hughes", CancellationToken.None)).ShouldBeEmpty();
    }
}
