using Microsoft.Playwright;
using Recovery.Domain;
using Recovery.Web.Shared;

namespace Recovery.Web.Tests;

/// <summary>What tests of the worklist do again and again.</summary>
internal static class OnWorklist
{
    /// <summary>Somebody's window on a worklist whose keys are ready and which hears of changes.</summary>
    public static async Task<Window> Worklist(this Browser browser, WebHost host, Person person, string path, string language = "en", int width = 1280)
    {
        var window = await browser.Open(host, person, language, width);
        await window.Page.RunAndWaitForResponseAsync(() => window.Page.GotoAsync(path), answer => answer.Url.EndsWith("/live", StringComparison.Ordinal));
        await window.Page.Locator(".worklist[data-ready]").WaitForAsync();
        return window;
    }

    /// <summary>The row of a case.</summary>
    public static ILocator Row(this IPage page, string reference) => page.Locator("tr[data-case]").Filter(new() { Has = page.GetByRole(AriaRole.Link, new() { Name = reference, Exact = true }) });

    /// <summary>The references shown, in order.</summary>
    public static async Task<IReadOnlyList<string>> References(this IPage page) => await page.Locator("tr[data-case] .case-link").AllTextContentsAsync();

    public static async Task<ComplaintId> Id(this WebHost host, string reference) => (await host.Case(reference)).Id;

    /// <summary>How much wider the page is than its window.</summary>
    public static Task<int> Overflow(this IPage page) => page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
}
