using Microsoft.Playwright;
using Recovery.Domain;
using Recovery.Engine.Delivering;
using Recovery.Integrations.Mail.Writing;
using Recovery.Web.Deliveries;
using Recovery.Web.Shared;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

public sealed class DeliveriesTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    [Fact]
    public async Task What_failed_says_why_and_a_supervisor_tries_it_again()
    {
        var reference = await host.Receive("It is cold.");
        var failed = await host.Leaving(reference, Kinds.Mail, DeliveryState.Failed, reason: "550 5.1.1 mailbox unavailable", attempts: 10);
        await using var window = await browser.Open(host, WebHost.Helen);
        await window.Page.GotoAsync("/deliveries");
        await Expect(window.Page.Locator(".standing .late dd")).Not.ToHaveTextAsync("0");
        await window.Page.Locator(".standing .late a").ClickAsync();
        await window.Page.Arrives("*/deliveries?state=failed");
        var row = Row(window, failed);
        await Expect(row).ToContainTextAsync("550 5.1.1 mailbox unavailable");
        await Expect(row).ToContainTextAsync("Complaint received");
        await Expect(row).ToContainTextAsync("The complainant");
        await Expect(row).ToContainTextAsync("10 tries");
        await row.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(window.Page.Locator(".done")).ToHaveTextAsync("It is tried again.");
        await Expect(row).ToHaveCountAsync(0);
        (await host.Ports.Deliveries.Find(failed, CancellationToken.None))!.State.ShouldBe(DeliveryState.Waiting);
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_waits_is_given_up_with_a_reason_also_without_scripts()
    {
        var reference = await host.Receive("It is cold.");
        var waiting = await host.Leaving(reference, Kinds.Mail, DeliveryState.Waiting);
        await using var window = await browser.Open(host, WebHost.Helen, scripts: false);
        await window.Page.GotoAsync($"/deliveries?case={reference}&kind=&state=");
        var row = Row(window, waiting);
        await row.GetByText("Give up").First.ClickAsync();
        await row.GetByLabel("Why").FillAsync("They were called instead.");
        await row.GetByRole(AriaRole.Button, new() { Name = "Give up" }).ClickAsync();
        await Expect(window.Page.Locator(".done")).ToHaveTextAsync("Given up.");
        await Expect(row).ToContainTextAsync("They were called instead.");
        (await host.Ports.Deliveries.Find(waiting, CancellationToken.None))!.State.ShouldBe(DeliveryState.Failed);
    }

    [Fact]
    public async Task All_that_failed_to_a_subscriber_are_tried_again_at_once()
    {
        var subscriber = await host.Subscriber("Data warehouse", "complaint-erased-never");
        var other = await host.Subscriber("Other", "complaint-erased-never");
        var reference = await host.Receive("It is cold.");
        var (to, elsewhere) = (await Failed(subscriber.Id), await Failed(other.Id));
        await using var window = await browser.Open(host, WebHost.Helen);
        await window.Page.GotoAsync("/deliveries?state=failed");
        await window.Page.GetByLabel("Subscriber", new() { Exact = true }).SelectOptionAsync("Data warehouse");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await Expect(Row(window, to)).ToContainTextAsync("Data warehouse");
        await Expect(Row(window, elsewhere)).ToHaveCountAsync(0);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Try again all that failed to Data warehouse" }).ClickAsync();
        await Expect(window.Page.Locator(".done")).ToHaveTextAsync("They are tried again.");
        await Expect(Row(window, to)).ToHaveCountAsync(0);
        (await host.Ports.Deliveries.Find(elsewhere, CancellationToken.None))!.State.ShouldBe(DeliveryState.Failed);

        Task<long> Failed(Guid target) => host.Leaving(reference, Kinds.Webhook, DeliveryState.Failed, target.ToString(), "answered 410", 10);
    }

    [Fact]
    public async Task Agents_and_auditors_read_and_do_nothing()
    {
        var reference = await host.Receive("It is cold.");
        var failed = await host.Leaving(reference, Kinds.Mail, DeliveryState.Failed, reason: "no-address");
        foreach (var person in (Person[])[WebHost.Claire, WebHost.Paul])
        {
            await using var window = await browser.Open(host, person);
            await window.Page.GotoAsync("/deliveries?state=failed");
            await Expect(Row(window, failed)).ToContainTextAsync("No e-mail address is known.");
            await Expect(window.Page.Locator("main form[method=post]")).ToHaveCountAsync(0);
            await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "Subscribers" })).ToHaveCountAsync(0);
            (await window.Page.GotoAsync("/deliveries/subscribers"))!.Status.ShouldBe(403);
        }
    }

    [Fact]
    public async Task What_others_said_stays_words_and_a_notice_says_whom_it_tells()
    {
        const string hostile = "\"><script>alert(1)</script>";
        var reference = await host.Receive("It is cold.");
        var failed = await host.Leaving(reference, Kinds.Mail, DeliveryState.Failed, reason: hostile + new string('x', 500));
        var notice = await host.Leaving(reference, Notice.Kind, DeliveryState.Delivered, payload: $$"""{"reference":"{{reference}}","milestone":"acknowledge","step":"half","dueAt":"2026-11-23T10:00:00Z","tell":["supervisor"],"assignee":null}""");
        var odd = await host.Leaving(await host.Receive("It drips."), Notice.Kind, DeliveryState.Delivered, payload: "[1]");
        await using var window = await browser.Open(host, WebHost.Claire, width: 390);
        await window.Page.GotoAsync("/deliveries");
        await Expect(Row(window, failed)).ToContainTextAsync(hostile);
        await Expect(Row(window, notice)).ToContainTextAsync("Supervisor");
        await Expect(Row(window, odd)).ToContainTextAsync("Colleagues");
        (await window.Overflow()).ShouldBe(0);
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public void Every_reason_for_not_writing_is_said_in_words() =>
        NotWritten.All.Where(code => Texts.In("en").Word("delivery-reason", code) == code).ShouldBeEmpty();

    [Theory]
    [InlineData("answered 503", "L'abonné a répondu 503.")]
    [InlineData("not tried: it failed too often just now, again in 15 s", "Pas essayé : trop d'échecs à l'instant.")]
    [InlineData("the mail server refuses this receiver (550)", "Le serveur de messagerie refuse cette adresse (550).")]
    [InlineData("550 5.1.1 {0} no", "550 5.1.1 {0} no")]
    [InlineData("", "")]
    public void Our_reasons_are_said_in_the_viewers_words_and_others_as_they_are(string reason, string said) =>
        DeliveryWords.Known(Texts.In("fr"), "delivery-reason", reason).ShouldBe(said);

    [Theory]
    [InlineData("en", "What leaves", "Failed")]
    [InlineData("fr", "Ce qui part", "Échec")]
    [InlineData("es", "Lo que sale", "Fallido")]
    public async Task The_page_speaks_the_language_without_barriers_on_wide_and_narrow(string language, string title, string failed)
    {
        var reference = await host.Receive("It is cold.");
        await host.Leaving(reference, Kinds.Mail, DeliveryState.Failed, reason: "550 no", attempts: 3);
        await host.Leaving(await host.Receive("It drips."), Kinds.Mail, DeliveryState.Waiting);
        foreach (var width in (int[])[1280, 390])
        {
            await using var window = await browser.Open(host, WebHost.Helen, language, width);
            foreach (var path in (string[])["/deliveries", "/deliveries?state=failed", "/deliveries?state=not-sent&case=R-none"])
            {
                await window.Page.GotoAsync(path);
                await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
                (await window.Barriers()).ShouldBeEmpty();
                (await window.Overflow()).ShouldBe(0, path);
            }

            await window.Page.GotoAsync("/deliveries?state=failed");
            await Expect(window.Page.Locator(".delivery-table")).ToContainTextAsync(failed);
            window.Complaints.ShouldBeEmpty();
        }
    }

    private static ILocator Row(Window window, long id) => window.Page.Locator($"tr[data-row='{id}']");
}
