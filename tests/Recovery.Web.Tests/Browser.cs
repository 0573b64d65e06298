using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Recovery.Web.Shared;

[assembly: AssemblyFixture(typeof(Recovery.Web.Tests.Browser))]

namespace Recovery.Web.Tests;

/// <summary>One real Chromium for the whole run; every test gets windows of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private readonly ConcurrentDictionary<(WebHost, string), Cookie> signedIn = [];
    private IPlaywright? playwright;
    private IBrowser? chromium;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("RECOVERY_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A window in which somebody is signed in, in a language; closed with the test.</summary>
    public async Task<Window> Open(WebHost host, Person? person, string language = "en", int width = 1280, int height = 900, bool scripts = true)
    {
        var context = await chromium!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = host.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = scripts,
            Locale = language,
            TimezoneId = "Europe/Paris",
            ReducedMotion = ReducedMotion.Reduce,
        });
        await context.AddCookiesAsync([new Cookie { Name = "language", Value = language, Url = host.Address.ToString() }]);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        var window = new Window(context, page);
        if (person is not null)
            await SignIn(context, page, host, person);
        return window;
    }

    /// <summary>The first window of a person signs in as people do; later ones of theirs on the same database have the cookie of it.</summary>
    private async Task SignIn(IBrowserContext context, IPage page, WebHost host, Person person)
    {
        if (signedIn.TryGetValue((host, person.Name), out var session))
        {
            await context.AddCookiesAsync([session]);
            return;
        }

        await page.GotoAsync("/sign-in");
        await page.Locator($"button[name=as][value='{person.Name}']").ClickAsync();
        await page.Locator(".me-name").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        var made = (await context.CookiesAsync()).Single(cookie => cookie.Name == "session");
        signedIn[(host, person.Name)] = new Cookie { Name = made.Name, Value = made.Value, Url = host.Address.ToString(), HttpOnly = true };
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
            await chromium.CloseAsync();
        playwright?.Dispose();
    }
}

/// <summary>A browser window, and what its console complained of.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    internal Window(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsRefusal(message.Text) && !IsSuperseded(message.Text))
                complaints.Add($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console. That a form was refused (409, 412, 422) is told to the person, and is none.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>What axe finds that is serious or critical, in words.</summary>
    public async Task<IReadOnlyList<string>> Barriers()
    {
        var found = await Page.RunAxe(new AxeRunOptions());
        return [.. found.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {violation.Help}: {node.Html}"))];
    }

    /// <summary>By how many pixels the page is wider than the window.</summary>
    public Task<int> Overflow() => Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)");

    public ValueTask DisposeAsync() => context.DisposeAsync();

    /// <summary>A request that a newer one of the same place took over from, as when a slider is dragged: htmx tells of it as an error. A failure of any other kind has a name of its own beside it.</summary>
    private static bool IsSuperseded(string text) => text.StartsWith("htmx:sendAbort", StringComparison.Ordinal) || text.StartsWith("htmx:afterRequest", StringComparison.Ordinal);

    private static bool IsRefusal(string text) => text.Contains("status of 409", StringComparison.Ordinal)
        || text.Contains("status of 412", StringComparison.Ordinal) || text.Contains("status of 422", StringComparison.Ordinal);
}

/// <summary>Where a window has come to.</summary>
internal static class Arriving
{
    /// <summary>Waits until the address is of this form, where <c>*</c> stands for anything.</summary>
    public static Task Arrives(this IPage page, string form) =>
        Assertions.Expect(page).ToHaveURLAsync(
            new Regex($"^{Regex.Escape(form).Replace(@"\*", ".*", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(1)), new PageAssertionsToHaveURLOptions { Timeout = 20_000 });
}
