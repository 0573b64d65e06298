using Microsoft.Playwright;
using Recovery.Domain;
using Recovery.Domain.Complaints.NamingEmotions;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

public sealed class IntakeTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    [Fact]
    public async Task A_call_is_taken_and_settled_on_the_spot()
    {
        await using var window = await browser.Open(host, WebHost.Claire);
        var page = window.Page;
        await page.GotoAsync("/intake");
        await Expect(page.GetByLabel("What they say")).ToBeFocusedAsync();
        await page.GetByLabel("What they say").FillAsync("The coffee was cold, and nobody smiled.");
        await page.GetByLabel("Name").FillAsync("Ada Cold");
        await page.GetByLabel("Their language").SelectOptionAsync("en");
        await page.GetByLabel("What I understand").FillAsync("Tired more than angry.");
        await page.GetByLabel("Emotion I hear").FillAsync("disappointed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Receive the complaint" }).ClickAsync();

        await page.Arrives("**/intake/R-*");
        await Expect(page.Locator(".voice")).ToContainTextAsync("The coffee was cold");
        var reference = page.Url.Split('/')[^1];
        await page.GetByLabel("What you say").FillAsync("Your coffee was cold and you were not greeted. Have I got that right?");
        await page.GetByLabel("What they answer").FillAsync("Yes.");
        await page.GetByLabel("What you offer").FillAsync("I am sorry; here is a hot one.");
        await page.GetByLabel("What they say to it").SelectOptionAsync("accepted");
        await page.GetByLabel("How it is settled").FillAsync("A new coffee.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Settled: record it" }).ClickAsync();
        await page.Arrives($"**/complaints/{reference}");

        var at = await host.Case(reference);
        at.State.Stage.ShouldBe(Stage.Resolved);
        at.State.Channel.ShouldBe(Channel.Phone);
        at.State.Assignee.ShouldBe("claire.moreau");
        var history = await host.Ports.Store.Read(at.Id, CancellationToken.None);
        history.Select(e => e.Event).OfType<ComplaintReceived>().Single().Narrative.Reveal().ShouldBe("The coffee was cold, and nobody smiled.");
        history.Select(e => e.Event).OfType<NoteAdded>().Single().Text.Reveal().ShouldBe("Tired more than angry.");
        history.Select(e => e.Event).OfType<EmotionNamed>().Single().Emotion.Reveal().ShouldBe("disappointed");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_is_shown_where_it_happened_and_nothing_typed_is_lost()
    {
        var reference = await host.Receive("It hums.");
        await using var window = await browser.Open(host, WebHost.Claire);
        await window.Page.GotoAsync($"/intake/{reference}");
        await window.Page.GetByLabel("What you say").FillAsync("It hums. Have I got that right?");
        await window.Page.GetByLabel("What you offer").FillAsync("Sorry.");
        await window.Page.GetByLabel("What they say to it").SelectOptionAsync("accepted");
        await window.Page.GetByLabel("How it is settled").FillAsync("They know now.");
        await window.Page.GetByText("Promise something as well").ClickAsync();
        await window.Page.GetByLabel("What", new() { Exact = true }).Or(window.Page.Locator("[name='promise.what']")).First.FillAsync("A visit");
        await window.Page.Locator("[name='promise.who']").FillAsync("tom.hughes");
        await window.Page.Locator("[name='promise.dueOn']").FillAsync("2030-06-01"); // a Saturday
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Settled" }).ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(window.Page.GetByLabel("What you say")).ToHaveValueAsync("It hums. Have I got that right?");
        await Expect(window.Page.Locator("[name='promise.what']")).ToHaveValueAsync("A visit");
        (await host.Case(reference)).State.Stage.ShouldBe(Stage.Received);
    }

    [Fact]
    public async Task An_open_case_of_the_same_person_is_offered_while_the_name_is_typed()
    {
        var reference = await host.Receive("First call.", complainant: "Zenobia Quill");
        await using var window = await browser.Open(host, WebHost.Claire);
        await window.Page.GotoAsync("/intake");
        await window.Page.GetByLabel("Name").FillAsync("Zenobia Quill");
        await window.Page.Keyboard.PressAsync("Tab");
        await Expect(window.Page.Locator("#intake-known")).ToContainTextAsync(reference);
    }

    [Fact]
    public async Task Without_scripts_a_letter_is_taken_and_leads_to_its_case()
    {
        await using var window = await browser.Open(host, WebHost.Claire, scripts: false);
        var page = window.Page;
        await page.GotoAsync("/intake");
        await page.GetByLabel("Letter").CheckAsync();
        await page.GetByLabel("What they say").FillAsync("Dear sirs.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Receive" }).ClickAsync(); // the browser asks for the name first
        page.Url.ShouldEndWith("/intake");
        await page.GetByLabel("Name").FillAsync("Bo Paper");
        await page.GetByRole(AriaRole.Button, new() { Name = "Receive" }).ClickAsync();
        await page.Arrives("**/complaints/R-*");
    }

    [Fact]
    public async Task An_auditor_takes_no_complaints()
    {
        await using var window = await browser.Open(host, WebHost.Paul);
        (await window.Page.GotoAsync("/intake"))!.Status.ShouldBe(403);
    }

    [Theory]
    [InlineData("en", "In their words", 1280)]
    [InlineData("fr", "Dans ses mots", 390)]
    [InlineData("es", "En sus palabras", 390)]
    public async Task The_pages_speak_the_language_and_have_no_barriers(string language, string words, int width)
    {
        var reference = await host.Receive("It drips.");
        await using var window = await browser.Open(host, WebHost.Claire, language, width);
        foreach (var path in new[] { $"/intake/{reference}", "/intake" })
        {
            await window.Page.GotoAsync(path);
            (await window.Barriers()).ShouldBeEmpty();
            (await window.Overflow()).ShouldBe(0);
        }

        await Expect(window.Page.Locator("main")).ToContainTextAsync(words);
        window.Complaints.ShouldBeEmpty();
    }
}
