using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

public sealed class SubscribersTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    [Fact]
    public async Task A_subscriber_is_added_and_its_secret_shown_once()
    {
        await using var window = await browser.Open(host, WebHost.Ada);
        await window.Page.GotoAsync("/deliveries");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Subscribers" }).ClickAsync();
        await window.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Warehouse");
        await window.Page.GetByLabel("Address to tell").FillAsync("https://events.example.org/in");
        await window.Page.GetByText("Only some events").ClickAsync();
        await window.Page.GetByLabel("Complaint received").CheckAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(window.Page.Locator(".secret-once code")).ToContainTextAsync("whsec_");
        var made = (await host.Ports.Subscriptions.All(CancellationToken.None)).Single(one => one.Name == "Warehouse");
        (made.Url.Host, string.Join(',', made.Types), made.CreatedBy).ShouldBe(("events.example.org", "complaint-received", WebHost.Ada.Name));

        await window.Page.GotoAsync("/deliveries/subscribers");
        (await window.Page.ContentAsync()).ShouldNotContain("whsec_");
        await Expect(Item(window, "Warehouse")).ToContainTextAsync("Complaint received");
        window.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_paused_resumed_and_after_a_second_word_removed(bool scripts)
    {
        var name = scripts ? "Gazette" : "Gazette without scripts";
        var made = await host.Subscriber(name, "complaint-closed");
        await using var window = await browser.Open(host, WebHost.Ada, scripts: scripts);
        await window.Page.GotoAsync("/deliveries/subscribers");
        await Item(window, name).GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(Item(window, name)).ToContainTextAsync("Paused by hand.");
        (await host.Ports.Subscriptions.Find(made.Id, CancellationToken.None))!.DisabledAt.ShouldNotBeNull();
        await Item(window, name).GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Expect(Item(window, name)).ToContainTextAsync("Active");
        await Item(window, name).GetByText("Remove").First.ClickAsync();
        await Item(window, name).GetByRole(AriaRole.Button, new() { Name = "Yes, remove" }).ClickAsync();
        await Expect(Item(window, name)).ToHaveCountAsync(0);
        (await host.Ports.Subscriptions.Find(made.Id, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task An_address_that_may_not_be_told_is_refused_with_all_that_was_typed()
    {
        await using var window = await browser.Open(host, WebHost.Ada);
        await window.Page.GotoAsync("/deliveries/subscribers");
        await window.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("<b>Inside</b>");
        await window.Page.GetByLabel("Address to tell").FillAsync("http://localhost/in");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("HTTPS");
        (await window.Page.GetByLabel("Name", new() { Exact = true }).InputValueAsync()).ShouldBe("<b>Inside</b>");
        (await host.Ports.Subscriptions.All(CancellationToken.None)).ShouldNotContain(one => one.Name == "<b>Inside</b>");
    }

    [Fact]
    public async Task A_new_secret_is_shown_once_and_the_one_before_still_signs()
    {
        var made = await host.Subscriber("Rotating", "complaint-closed");
        await using var window = await browser.Open(host, WebHost.Ada);
        await window.Page.GotoAsync("/deliveries/subscribers");
        await Item(window, "Rotating").GetByText("New secret").First.ClickAsync();
        await Item(window, "Rotating").GetByRole(AriaRole.Button, new() { Name = "Make a new secret" }).ClickAsync();
        var shown = window.Page.Locator(".secret-once code");
        await Expect(shown).ToBeVisibleAsync();
        var secrets = (await host.Ports.Subscriptions.Find(made.Id, CancellationToken.None))!.Secrets;
        (secrets[0], secrets[1]).ShouldBe(((await shown.TextContentAsync())!, made.Secrets[0]));
    }

    [Theory]
    [InlineData("en", "Subscribers")]
    [InlineData("fr", "Abonnés")]
    [InlineData("es", "Suscriptores")]
    public async Task The_page_speaks_the_language_without_barriers_on_wide_and_narrow(string language, string title)
    {
        var made = await host.Subscriber("\"><script>alert(1)</script>" + new string('w', 150), "complaint-received", "complaint-resolved");
        await host.Ports.Subscriptions.Disable(made.Id, "answered 410", CancellationToken.None);
        foreach (var width in (int[])[1280, 390])
        {
            await using var window = await browser.Open(host, WebHost.Ada, language, width);
            await window.Page.GotoAsync("/deliveries/subscribers");
            await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
            (await window.Barriers()).ShouldBeEmpty();
            (await window.Overflow()).ShouldBe(0);
            window.Complaints.ShouldBeEmpty();
        }
    }

    private static ILocator Item(Window window, string name) => window.Page.Locator(".subscriber", new() { Has = window.Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true }) });
}
