using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

public sealed class EmptyWorklistTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    [Theory]
    [InlineData("/worklist", "You have no open cases.", "See what nobody has yet", "/worklist?who=nobody")]
    [InlineData("/worklist?who=nobody", "Every open case has somebody.", "See everyone's", "/worklist?who=everyone")]
    [InlineData("/worklist?who=everyone", "There are no open cases.", "Take a complaint", "/intake")]
    [InlineData("/worklist?who=mine&channel=letter", "No case matches.", "Clear filters", "/worklist?who=claire.moreau")]
    [InlineData("/worklist?q=unheard-of", "No case matches.", "Clear filters", "/worklist?who=everyone")]
    public async Task An_empty_list_says_why_and_what_to_do(string address, string said, string next, string where)
    {
        await using var window = await browser.Worklist(host, WebHost.Claire, address);
        await Expect(window.Page.Locator(".nothing-title")).ToHaveTextAsync(said);
        await Expect(window.Page.Locator(".nothing-here").GetByRole(AriaRole.Link, new() { Name = next })).ToHaveAttributeAsync("href", where);
        (await window.Barriers()).ShouldBeEmpty();
        window.Complaints.ShouldBeEmpty();
    }
}
