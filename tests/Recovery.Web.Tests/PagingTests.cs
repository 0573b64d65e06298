using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

public sealed class PagingTests(WebHost host, Browser browser) : IClassFixture<WebHost>, IAsyncLifetime
{
    private const int All = 63;
    private const int OnAPage = 50;

    public async ValueTask InitializeAsync()
    {
        while ((await host.Ports.Worklist.Page(new(Limit: 100), host.Ports.Clock.Now, CancellationToken.None)).Items.Count < All)
            await host.Receive("One of many.", WebHost.Claire);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task More_comes_below_in_place_and_the_focus_goes_on_to_it()
    {
        await using var window = await browser.Worklist(host, WebHost.Claire, "/worklist");
        var first = await window.Page.References();
        first.Count.ShouldBe(OnAPage);
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "More cases" }).ClickAsync();
        await Expect(window.Page.Locator("tr[data-case]")).ToHaveCountAsync(All);
        var both = await window.Page.References();
        both.Take(OnAPage).ShouldBe(first);
        both.ShouldBeUnique();
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = both[OnAPage], Exact = true })).ToBeFocusedAsync();
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "More cases" })).ToHaveCountAsync(0);

        await window.Page.GetByLabel("Select all shown").CheckAsync();
        await Expect(window.Page.Locator(".bulk-count")).ToHaveTextAsync($"{All} selected");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_scripts_more_is_the_next_page()
    {
        await using var window = await browser.Open(host, WebHost.Claire, scripts: false);
        await window.Page.GotoAsync("/worklist");
        var first = await window.Page.References();
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "More cases" }).ClickAsync();
        await window.Page.Arrives("**/worklist?who=claire.moreau&after=*");
        var second = await window.Page.References();
        second.Count.ShouldBe(All - OnAPage);
        first.Concat(second).ShouldBeUnique();
    }

    [Fact]
    public async Task More_that_does_not_come_leaves_what_is_there_and_says_so()
    {
        await using var window = await browser.Worklist(host, WebHost.Claire, "/worklist");
        await window.Page.RouteAsync("**/worklist?**after=**", route => route.AbortAsync());
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "More cases" }).ClickAsync();
        await Expect(window.Page.Locator(".worklist-said")).ToContainTextAsync("could not be refreshed");
        (await window.Page.References()).Count.ShouldBe(OnAPage);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_page_that_is_none_shows_the_first_and_says_so(string cursor)
    {
        await using var window = await browser.Worklist(host, WebHost.Claire, "/worklist?after=" + cursor);
        await Expect(window.Page.Locator(".meanwhile")).ToContainTextAsync("this is the first");
        (await window.Page.References()).Count.ShouldBe(OnAPage);
    }
}
