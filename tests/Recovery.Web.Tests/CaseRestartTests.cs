using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

public sealed class CaseRestartTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    [Fact]
    public async Task A_restart_of_the_host_while_one_types_loses_nothing()
    {
        var reference = await host.Acknowledged();
        await using var window = await browser.Open(host, WebHost.Claire);
        var page = window.Page;
        await page.RunAndWaitForResponseAsync(() => page.GotoAsync($"/complaints/{reference}"), answer => answer.Url.EndsWith("/live", StringComparison.Ordinal));
        var field = page.Locator("#form-reformulations textarea");
        await field.Write("It failed twice. Have I got that right?");

        await host.Stop();
        await Expect(page.Locator(".lost")).ToBeVisibleAsync();
        await page.Locator("#form-reformulations button").ClickAsync();
        await Expect(page.Locator("#form-reformulations .refusal")).ToContainTextAsync("Not sent");
        await Expect(field).ToHaveValueAsync("It failed twice. Have I got that right?");

        await host.Start();
        await Expect(page.Locator(".lost")).ToContainTextAsync("Connected again", new() { Timeout = 30_000 });
        await page.ReloadAsync();
        await Expect(field).ToHaveValueAsync("It failed twice. Have I got that right?");
        await page.Locator("#form-reformulations button").ClickAsync();
        await Expect(page.Locator("#next")).ToHaveTextAsync("Have it confirmed");
        (await host.View(reference)).Rounds.Single().Restatement.Reveal().ShouldBe("It failed twice. Have I got that right?");
    }
}
