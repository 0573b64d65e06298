using Microsoft.Playwright;
using Recovery.Domain;
using Recovery.Engine.Arriving;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

public sealed class ArrivalsTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    private const string Hostile = "\"><img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}\u202Egnp.exe";

    [Fact]
    public async Task What_waits_stands_by_its_clock_and_the_worklist_says_so()
    {
        await host.Call("+33 6 11 11 11 12", 200);
        await host.Call("+33 6 11 11 11 11", -9_000);
        await using var window = await browser.Open(host, WebHost.Claire);
        await window.Page.GotoAsync("/worklist");
        var strip = window.Page.Locator("#waiting-strip a");
        await Expect(strip).ToContainTextAsync("wait to be called back or placed");
        await strip.ClickAsync();
        await window.Page.Arrives("*/arrivals");
        var rows = await window.Page.Locator(".arrival-item .arrival-who").AllTextContentsAsync();
        rows.ToList().FindIndex(row => row.Contains("11 11 11 11", StringComparison.Ordinal)).ShouldBeLessThan(rows.ToList().FindIndex(row => row.Contains("11 11 11 12", StringComparison.Ordinal)));
        await Expect(Item(window, "+33 6 11 11 11 11").Locator(".tag.late")).ToBeVisibleAsync();
        await Expect(Item(window, "+33 6 11 11 11 12").Locator(".tag.late")).ToHaveCountAsync(0);
        window.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_click_puts_a_call_on_the_case_it_is_about(bool scripts)
    {
        var reference = await host.Receive("It is cold.");
        var call = await host.Call($"+33 6 22 22 22 2{(scripts ? 1 : 2)}", 60, "missed", reference);
        await using var window = await browser.Open(host, WebHost.Claire, scripts: scripts);
        await window.Page.GotoAsync("/arrivals");
        await window.Page.Locator($"[data-row='{call}']").GetByRole(AriaRole.Button, new() { Name = "Put on " + reference }).ClickAsync();
        await Expect(window.Page.Locator(".done")).ToContainTextAsync(reference);
        await Expect(window.Page.Locator($"[data-row='{call}']")).ToHaveCountAsync(0);
        (await host.Arrival(call)).ShouldSatisfyAllConditions(one => one.State.ShouldBe(ArrivalState.Filed), one => one.By.ShouldBe(WebHost.Claire.Name));
        (await host.Case(reference)).State.PriorContacts.ShouldBe(1);
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_message_opens_a_case_and_is_on_it()
    {
        var text = await host.Text("+33 6 33 33 33 33", "Bonjour, la chaudière est encore en panne depuis hier soir.");
        await using var window = await browser.Open(host, WebHost.Claire);
        await window.Page.GotoAsync($"/arrivals/{text}");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Open a new case" }).ClickAsync();
        await Expect(window.Page.Locator(".arrival-done a")).ToBeVisibleAsync();
        var reference = (await window.Page.Locator(".arrival-done a").TextContentAsync())!;
        (await host.Arrival(text)).Complaint.ShouldBe((await host.Case(reference)).Id);
        await window.Page.GetByRole(AriaRole.Link, new() { Name = reference }).First.ClickAsync();
        await Expect(window.Page.Locator("#conversation ~ ol .voice").First).ToContainTextAsync("la chaudière");
    }

    [Fact]
    public async Task A_complaint_is_taken_from_a_call_which_then_waits_no_longer_and_counts_as_no_further_contact()
    {
        var call = await host.Call("+33 6 44 44 44 44");
        await using var window = await browser.Open(host, WebHost.Claire);
        await window.Page.GotoAsync("/arrivals");
        await Item(window, "+33 6 44 44 44 44").GetByRole(AriaRole.Link, new() { Name = "Take the complaint" }).ClickAsync();
        await window.Page.Arrives($"*/intake?arrival={call}");
        (await window.Page.GetByLabel("Phone").Last.InputValueAsync()).ShouldBe("+33 6 44 44 44 44");
        await window.Page.GetByLabel("What they say").FillAsync("The lift is stuck.");
        await window.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Ada Example");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Receive the complaint" }).ClickAsync();
        await window.Page.Arrives("*/intake/R-*");
        var arrival = await host.Arrival(call);
        arrival.State.ShouldBe(ArrivalState.Filed);
        var at = Recovery.Engine.Reading.CaseView.Of((await host.Ports.Cases.Now(arrival.Complaint!.Value, CancellationToken.None))!);
        (at.Narrative.Reveal(), at.PriorContacts, at.Channel).ShouldBe(("The lift is stuck.", 0, Recovery.Domain.Sla.Channel.Phone));
    }

    [Fact]
    public async Task Nothing_to_do_wants_a_reason_and_an_unknown_case_is_refused_where_it_was_typed()
    {
        var call = await host.Call("+33 6 55 55 55 55");
        await using var window = await browser.Open(host, WebHost.Claire);
        await window.Page.GotoAsync("/arrivals");
        var item = Item(window, "+33 6 55 55 55 55");
        await item.GetByText("Something else").ClickAsync();
        await item.GetByLabel("Another case").FillAsync("R-nowhere");
        await item.GetByRole(AriaRole.Button, new() { Name = "Put it there" }).ClickAsync();
        await Expect(item.GetByRole(AriaRole.Alert)).ToContainTextAsync("no complaint");
        (await item.GetByLabel("Another case").InputValueAsync()).ShouldBe("R-nowhere");

        await item.GetByLabel("Why nothing is to be done").FillAsync("Wrong number.");
        await item.GetByRole(AriaRole.Button, new() { Name = "Nothing to do" }).ClickAsync();
        await Expect(window.Page.Locator(".done")).ToContainTextAsync("nothing to do");
        (await host.Arrival(call)).ShouldSatisfyAllConditions(one => one.State.ShouldBe(ArrivalState.Dismissed), one => one.Reason!.Reveal().ShouldBe("Wrong number."));
        await window.Page.GotoAsync("/arrivals?state=dismissed");
        await Expect(Item(window, "+33 6 55 55 55 55")).ToContainTextAsync("Claire Moreau: Wrong number.");
    }

    [Fact]
    public async Task The_keys_go_through_the_list_and_open()
    {
        await host.Call("+33 6 66 66 66 61", 5_000);
        await host.Call("+33 6 66 66 66 62", 5_001);
        await using var window = await browser.Open(host, WebHost.Claire);
        await window.Page.GotoAsync("/arrivals?kind=call");
        await window.Page.Keyboard.PressAsync("j");
        await Expect(window.Page.Locator("[data-row-link]").First).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("j");
        await Expect(window.Page.Locator("[data-row-link]").Nth(1)).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("k");
        await Expect(window.Page.Locator("[data-row-link]").First).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.Arrives("*/arrivals/*-*-*-*-*");
    }

    [Fact]
    public async Task Set_aside_says_why_in_words_and_of_which_case()
    {
        var reference = await host.Receive("It is cold.");
        await host.Mail("mailer-daemon@mx.example", "Undelivered", "It could not be delivered.", new Settlement(ArrivalState.SetAside, About: reference), "bounce", "delivery-status");
        await host.Mail("eager@example.org", "Again", "And again.", new Settlement(ArrivalState.SetAside), "ordinary", "too-many");
        await using var window = await browser.Open(host, WebHost.Claire);
        await window.Page.GotoAsync("/arrivals?state=set-aside");
        await Expect(Item(window, "mailer-daemon@mx.example")).ToContainTextAsync("whether a message of ours was delivered");
        await Expect(Item(window, "mailer-daemon@mx.example").GetByRole(AriaRole.Link, new() { Name = reference })).ToBeVisibleAsync();
        await Expect(Item(window, "mailer-daemon@mx.example").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Expect(Item(window, "eager@example.org")).ToContainTextAsync("too many cases");
        await Expect(Item(window, "eager@example.org").GetByRole(AriaRole.Button, new() { Name = "Open a new case" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_auditor_reads_and_decides_nothing()
    {
        var call = await host.Call("+33 6 77 77 77 77");
        await using var window = await browser.Open(host, WebHost.Paul);
        foreach (var path in (string[])["/arrivals", $"/arrivals/{call}"])
        {
            await window.Page.GotoAsync(path);
            await Expect(window.Page.Locator("main")).ToContainTextAsync("+33 6 77 77 77 77");
            await Expect(window.Page.Locator("main form")).ToHaveCountAsync(0);
            await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "Take the complaint" })).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task A_strangers_page_is_shown_in_a_frame_that_can_do_nothing_and_its_files_are_only_saved()
    {
        var raw = """
            From: "Mallory" <mallory@example.org>
            To: complaints@house.example
            Subject: Look
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/html; charset=utf-8

            <h2>Hello</h2><p>It drips.</p><img src="https://tracker.example/1.png" alt="far away"><img src="cid:one" alt="near"><script>top.document.title = "taken"</script><form action="https://evil.example"><input name="a"></form>
            --b
            Content-Type: image/png; name="one.png"
            Content-ID: <one>
            Content-Disposition: inline; filename="one.png"
            Content-Transfer-Encoding: base64

            iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
            --b
            Content-Type: text/html; name="page.html"
            Content-Disposition: attachment; filename="page.html"

            <script>alert(1)</script>
            --b--
            """.ReplaceLineEndings("\r\n");
        var mail = await host.Mail("mallory@example.org", "Look", "It drips.", new Settlement(ArrivalState.SetAside), "ordinary", "too-many", raw);
        await using var window = await browser.Open(host, WebHost.Claire);
        var asked = new List<string>();
        window.Page.Request += (_, request) => asked.Add(request.Url);
        await window.Page.GotoAsync($"/arrivals/{mail}");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "As it was laid out" }).ClickAsync();
        var frame = window.Page.FrameLocator(".letter-frame");
        await Expect(frame.Locator("h2")).ToHaveTextAsync("Hello");
        (await frame.Locator("img[alt=near]").GetAttributeAsync("src"))!.ShouldStartWith("data:image/png;base64,");
        await Expect(frame.Locator("script, form, input")).ToHaveCountAsync(0);
        (await window.Page.TitleAsync()).ShouldContain("E-mail");
        asked.Where(url => !url.StartsWith(host.Address.ToString(), StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal)).ShouldBeEmpty();
        window.Complaints.ShouldBeEmpty();

        foreach (var (name, file) in new[] { ("page.html", "attachments/2"), ("as it came", "message") })
        {
            var saved = await window.Page.APIRequest.GetAsync($"/arrivals/{mail}/{file}");
            saved.Status.ShouldBe(200, name);
            saved.Headers["content-disposition"].ShouldStartWith("attachment");
            saved.Headers["content-security-policy"].ShouldContain("sandbox");
            saved.Headers["x-content-type-options"].ShouldBe("nosniff");
        }

        await window.Page.GotoAsync($"/arrivals/{mail}");
        await Expect(window.Page.Locator("#attachments")).ToContainTextAsync("page.html");
        (await window.Page.Locator(".file-hash").First.TextContentAsync())!.Length.ShouldBe(64);
    }

    [Fact]
    public async Task Hostile_words_in_every_field_stay_words()
    {
        var mail = await host.Mail($"{Hostile}@example.org", Hostile, string.Concat(Enumerable.Repeat(Hostile + " ", 400)), new Settlement(ArrivalState.SetAside, About: Hostile, Reason: Personal.Of(Hostile)), Hostile, Hostile);
        var call = await host.Keep(AtTheEdges.Arrived(ArrivalKind.Call, new string('9', 400), Hostile, Hostile, Hostile, Hostile) with { Agent = Hostile }, new Settlement(ArrivalState.Dismissed, By: Hostile, Reason: Personal.Of(Hostile)), []);
        await using var window = await browser.Open(host, WebHost.Claire, width: 390);
        foreach (var path in (string[])["/arrivals?state=set-aside", "/arrivals?state=dismissed", $"/arrivals/{mail}", $"/arrivals/{call}", $"/intake?arrival={call}"])
        {
            await window.Page.GotoAsync(path);
            await Expect(window.Page.Locator("main img")).ToHaveCountAsync(0);
            (await window.Overflow()).ShouldBe(0, path + await window.Page.EvaluateAsync<string>("[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 90)).slice(-3).join(' || ')"));
        }

        window.Complaints.ShouldBeEmpty();
        (await window.Page.GotoAsync($"/arrivals/{Guid.Empty}"))!.Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("en", "What came in", "Missed call")]
    [InlineData("fr", "Ce qui est arrivé", "Appel manqué")]
    [InlineData("es", "Lo que ha llegado", "Llamada perdida")]
    public async Task The_pages_speak_the_language_without_barriers_on_wide_and_narrow(string language, string title, string missed)
    {
        var reference = await host.Receive("It is cold.", complainant: "Paul Delacroix-Montgomery de la Tour");
        await host.Call("+33 6 88 88 88 88", 30, "missed", reference);
        var mail = await host.Mail("anna@example.org", "La caldera", "No funciona.", new Settlement(ArrivalState.SetAside), "ordinary", "too-many");
        foreach (var width in (int[])[1280, 390])
        {
            await using var window = await browser.Open(host, WebHost.Claire, language, width);
            foreach (var path in (string[])["/arrivals", "/arrivals?state=set-aside", "/arrivals?state=kept", $"/arrivals/{mail}"])
            {
                await window.Page.GotoAsync(path);
                (await window.Barriers()).ShouldBeEmpty();
                (await window.Overflow()).ShouldBe(0, path);
            }

            await window.Page.GotoAsync("/arrivals");
            await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
            await Expect(window.Page.Locator(".arrival-list")).ToContainTextAsync(missed);
            window.Complaints.ShouldBeEmpty();
        }
    }

    private static ILocator Item(Window window, string sender) => window.Page.Locator(".arrival-item", new() { HasText = sender }).First;
}
