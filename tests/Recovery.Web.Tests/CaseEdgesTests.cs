using Microsoft.Playwright;
using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine.Arriving;
using Recovery.Engine.Delivering;
using Recovery.Engine.Handling;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

/// <summary>What came and went by mail, on the page of a case.</summary>
public sealed class CaseEdgesTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    [Fact]
    public async Task A_contact_by_mail_shows_its_files_and_leads_to_the_whole_message()
    {
        var id = (await host.Case(await host.Receive("It is cold."))).Id;
        var mail = AtTheEdges.Arrived(ArrivalKind.Mail, "ada@example.org", "Still cold.\n\n> We heard you.", "ordinary", subject: "Re: heating");
        var arrival = await host.Keep(mail, new Settlement(ArrivalState.Filed, id), []);
        AttachedFile[] files = [new(Personal.Of("<i>photo</i>.jpg"), "image/jpeg", 234_567, new string('a', 64)), new(null, "application/pdf", 9, new string('b', 64))];
        (await host.Do(new LinkContact(id, Channel.Email, Direction.In, Personal.Of("Still cold."), mail.Source, files))).ShouldBeOfType<Outcome.Done>();

        await using var window = await browser.Open(host, WebHost.Claire, width: 390);
        await window.Page.GotoAsync($"/complaints/{id}");
        await Expect(window.Page.Locator(".said-files")).ToContainTextAsync("<i>photo</i>.jpg");
        await Expect(window.Page.Locator(".said-files")).ToContainTextAsync("235 kB");
        await Expect(window.Page.Locator(".said-files")).ToContainTextAsync("Attachment 2");
        (await window.Barriers()).ShouldBeEmpty();
        (await window.Overflow()).ShouldBe(0);
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "The whole message" }).ClickAsync();
        await window.Page.Arrives($"*/arrivals/{arrival}");
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Re: heating");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_we_said_by_mail_says_whether_it_left()
    {
        var reference = await host.Receive("It is cold.", channel: Channel.Email);
        var id = (await host.Case(reference)).Id;
        await host.Do(new SendMessage(id, MessageKind.Courtesy, Channel.Email, Personal.Of("We are at it.")), WebHost.Claire);
        await host.Leaving(reference, Kinds.Mail, DeliveryState.Failed, reason: "550 no such user", attempts: 10);
        await using var window = await browser.Open(host, WebHost.Claire);
        await window.Page.GotoAsync($"/complaints/{reference}");
        var said = window.Page.Locator(".said li", new() { HasText = "We are at it." });
        await Expect(said).ToContainTextAsync("Failed");
        await Expect(said).ToContainTextAsync("550 no such user");
        await said.GetByRole(AriaRole.Link, new() { Name = "Its delivery" }).ClickAsync();
        await window.Page.Arrives($"*/deliveries?kind=mail&case={reference}");
        await Expect(window.Page.Locator(".delivery-row")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("en", "It could not be recognised", true)]
    [InlineData("fr", "Elle n'a pas été reconnue", false)]
    [InlineData("es", "No se ha reconocido", true)]
    public async Task A_language_that_nobody_could_tell_is_asked_for_and_chosen(string language, string asks, bool scripts)
    {
        var reference = await host.Receive("11.10 ??? 4411", channel: Channel.Email, language: Reception.Undetermined);
        await using var window = await browser.Open(host, WebHost.Claire, language, scripts: scripts);
        await window.Page.GotoAsync($"/complaints/{reference}");
        await Expect(window.Page.Locator(".language-unknown")).ToContainTextAsync(asks);
        await Expect(window.Page.Locator("[lang=und]")).ToHaveCountAsync(0);
        (await window.Page.Locator(".conversation .voice").First.GetAttributeAsync("lang")).ShouldBeNull();
        if (scripts)
            (await window.Barriers()).ShouldBeEmpty();
        await window.Page.Locator(".language-unknown select").SelectOptionAsync("es");
        await window.Page.Locator(".language-unknown button").ClickAsync();
        await Expect(window.Page.Locator(".language-unknown")).ToHaveCountAsync(0);
        await Expect(window.Page.Locator(".conversation .voice").First).ToHaveAttributeAsync("lang", "es");
        (await host.Case(reference)).State.Language.ShouldBe("es");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_auditor_sees_that_it_is_unknown_and_chooses_nothing()
    {
        var reference = await host.Receive("11.10", channel: Channel.Email, language: Reception.Undetermined);
        await using var window = await browser.Open(host, WebHost.Paul);
        await window.Page.GotoAsync($"/complaints/{reference}");
        await Expect(window.Page.Locator(".language-unknown")).ToBeVisibleAsync();
        await Expect(window.Page.Locator(".language-unknown form")).ToHaveCountAsync(0);
    }
}
