using Microsoft.Playwright;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Assigning;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Sla;
using Recovery.Engine.Working;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

public sealed class WorklistTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    [Fact]
    public async Task By_keyboard_alone_somebody_takes_the_first_case_and_opens_it()
    {
        var first = await host.Receive("The kettle leaks.", channel: Channel.Phone, language: "es");
        var second = await host.Receive("The lid is loose.", channel: Channel.Letter, language: "es");
        await using var window = await browser.Worklist(host, WebHost.Claire, "/worklist?who=nobody&language=es");
        var keys = window.Page.Keyboard;
        (await window.Page.References()).ShouldBe([first, second]);

        await keys.PressAsync("j");
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = first })).ToBeFocusedAsync();
        await keys.PressAsync("j");
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = second })).ToBeFocusedAsync();
        await keys.PressAsync("k");
        await keys.PressAsync("a");
        await Expect(window.Page.Row(first).Locator(".who-cell")).ToContainTextAsync("You");
        await Expect(window.Page.Locator(".worklist-said")).ToHaveTextAsync($"{first} is yours now.");
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = first })).ToBeFocusedAsync();
        (await host.Case(first)).State.ShouldSatisfyAllConditions(state => state.Assignee.ShouldBe("claire.moreau"), state => state.Team.ShouldBe("north"));
        (await window.Page.References()).ShouldBe([first, second]);
        window.Complaints.ShouldBeEmpty();

        await keys.PressAsync("Enter");
        await window.Page.Arrives($"**/complaints/{first}");
    }

    [Fact]
    public async Task A_colleagues_case_is_taken_over_only_by_asking_twice()
    {
        var held = await host.Receive("It is hers.", WebHost.Tom, Channel.Verbal, "es"); // hers at the end, and none of those that other tests count on
        await using var window = await browser.Worklist(host, WebHost.Claire, "/worklist?who=tom.hughes&language=es&channel=verbal");
        await window.Page.Keyboard.PressAsync("j");
        await window.Page.Keyboard.PressAsync("a");
        await Expect(window.Page.Locator(".worklist-said")).ToHaveTextAsync("Tom Hughes has it. Press a again to take it over.");
        (await host.Case(held)).State.Assignee.ShouldBe("tom.hughes");

        await window.Page.Keyboard.PressAsync("a");
        await Expect(window.Page.Row(held).Locator(".who-cell")).ToContainTextAsync("You");
        (await host.Case(held)).State.Assignee.ShouldBe("claire.moreau");
    }

    [Fact]
    public async Task A_case_that_is_over_is_not_taken_and_the_reason_is_said()
    {
        var over = await host.Receive("Never mind.", channel: Channel.Sms);
        await using var window = await browser.Worklist(host, WebHost.Tom, "/worklist?who=everyone&channel=sms");
        await host.Do(new Withdraw(await host.Id(over), Personal.Of("It arrived.")));
        await Expect(window.Page.Row(over)).ToContainTextAsync("Over now");
        await window.Page.Keyboard.PressAsync("j");
        await window.Page.Keyboard.PressAsync("a");
        await Expect(window.Page.Locator(".worklist-said")).Not.ToBeEmptyAsync();
        (await host.Case(over)).State.Assignee.ShouldBeNull();
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_next_deadline_comes_first_and_a_row_says_all_that_is_owed()
    {
        var letter = await host.Receive("Tres cartas sin respuesta.", WebHost.Helen, Channel.Letter, "es", "Ana García");
        var phone = await host.Receive("I was cut off.", WebHost.Helen);
        await using var window = await browser.Worklist(host, WebHost.Tom, "/worklist?who=helen.ward");
        (await window.Page.References()).ShouldBe([phone, letter]);

        var row = window.Page.Row(letter);
        await Expect(row.Locator(".case-name")).ToHaveTextAsync("Ana García");
        await Expect(row.Locator(".voice")).ToHaveTextAsync("Tres cartas sin respuesta.");
        await Expect(row.Locator(".voice")).ToHaveAttributeAsync("lang", "es");
        await Expect(row).ToContainTextAsync("Letter");
        await Expect(row).ToContainTextAsync("Received");
        await Expect(row).ToContainTextAsync("Helen Ward");
        var owed = (await host.Case(letter)).Clocks.Where(clock => clock.IsOwed).ToList();
        owed.Count.ShouldBeGreaterThan(1);
        await Expect(row.Locator(".tag.clock")).ToHaveCountAsync(owed.Count);
        await Expect(window.Page.Locator(".whose a[aria-current]")).ToHaveTextAsync("Helen Ward");
    }

    [Fact]
    public async Task What_somebody_else_does_changes_the_row_in_place_while_the_focus_stays()
    {
        var (mine, below) = (await host.Receive("First.", WebHost.Claire, language: "fr"), await host.Receive("Second.", WebHost.Claire, Channel.Letter, "fr"));
        await using var window = await browser.Worklist(host, WebHost.Claire, "/worklist?language=fr");
        var (page, row) = (window.Page, window.Page.Row(mine));
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Expect(row.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();

        await host.Do(new Acknowledge(await host.Id(mine)), WebHost.Tom);
        await Expect(row.Locator(".stage-word")).ToHaveTextAsync("Acknowledged");
        await Expect(row.Locator(".case-link")).ToBeFocusedAsync();
        await Expect(row.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();

        await host.Do(new Assign(await host.Id(mine), "tom.hughes"), WebHost.Helen);
        await Expect(row).ToContainTextAsync("no longer in this list");
        await Expect(row.Locator(".case-link")).ToBeFocusedAsync();
        (await page.References()).ShouldBe([mine, below]);
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Changes_to_cases_that_are_not_shown_are_offered_and_not_forced()
    {
        await using var window = await browser.Worklist(host, WebHost.Tom, "/worklist?channel=web");
        await Expect(window.Page.Locator(".nothing-here")).ToBeVisibleAsync();
        await host.Receive("Of no concern here.", WebHost.Claire, Channel.Web);
        var mine = await host.Receive("The form lost my order.", WebHost.Tom, Channel.Web);
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "1 change elsewhere – show" }).ClickAsync();
        (await window.Page.References()).ShouldBe([mine]);
    }

    [Fact]
    public async Task Who_looks_at_a_case_is_shown_and_oneself_is_not()
    {
        var looked = await host.Receive("Who is there?", WebHost.Claire, Channel.Email);
        var presence = host.Service<IPresence>();
        foreach (var person in (string[])["tom.hughes", "claire.moreau"])
            await presence.Looks(await host.Id(looked), person, host.Ports.Clock.Now, CancellationToken.None);
        await using var window = await browser.Worklist(host, WebHost.Claire, "/worklist?channel=email");
        await Expect(window.Page.Row(looked).Locator(".lookers")).ToHaveTextAsync("Tom Hughes is looking");
    }

    [Fact]
    public async Task A_fragment_that_fails_leaves_the_rows_and_says_so()
    {
        var kept = await host.Receive("Stay.", channel: Channel.Verbal);
        await using var window = await browser.Worklist(host, WebHost.Helen, "/worklist?who=nobody&channel=verbal");
        await window.Page.RouteAsync("**/worklist/rows?**", route => route.AbortAsync());
        await host.Do(new Acknowledge(await host.Id(kept)));
        await Expect(window.Page.Locator(".worklist-said")).ToContainTextAsync("could not be refreshed");
        (await window.Page.References()).ShouldBe([kept]);
    }

    [Fact]
    public async Task Every_minute_and_after_a_silence_all_rows_are_asked_for_again_at_once()
    {
        await host.Receive("Tick.", channel: Channel.Letter, language: "en");
        await host.Receive("Tock.", channel: Channel.Letter, language: "en");
        await using var window = await browser.Open(host, WebHost.Helen);
        var page = window.Page;
        await page.Clock.InstallAsync();
        await page.GotoAsync("/worklist?channel=letter&language=en");
        await page.Locator(".worklist[data-ready]").WaitForAsync();
        var shown = await page.Locator("tr[data-case]").CountAsync();
        foreach (var act in (Func<Task>[])[() => page.Clock.FastForwardAsync(61_000), () => page.EvaluateAsync("document.dispatchEvent(new CustomEvent('recovery:again'))")])
        {
            var asked = await page.RunAndWaitForRequestAsync(act, request => request.Url.Contains("/worklist/rows?", StringComparison.Ordinal));
            asked.Url.Split("&id=").Length.ShouldBe(shown + 1);
        }
    }

    [Fact]
    public async Task Whoever_only_reads_is_offered_nothing_to_do()
    {
        await host.Receive("Just looking.", channel: Channel.Sms, language: "fr");
        await using var window = await browser.Worklist(host, WebHost.Paul, "/worklist?channel=sms&language=fr");
        await Expect(window.Page.Locator("tr[data-case]")).ToHaveCountAsync(1);
        await Expect(window.Page.Locator("tr[data-case] :is(input, button)")).ToHaveCountAsync(0);
        await Expect(window.Page.Locator("#bulk")).ToHaveCountAsync(0);
        (await window.Barriers()).ShouldBeEmpty();
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_scripts_a_case_is_taken_by_its_button()
    {
        var free = await host.Receive("Anybody?", channel: Channel.Web, language: "es");
        await using var window = await browser.Open(host, WebHost.Claire, scripts: false);
        await window.Page.GotoAsync("/worklist?who=everyone&channel=web&language=es");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = $"Take it {free}" }).ClickAsync();
        await Expect(window.Page.Row(free).Locator(".who-cell")).ToContainTextAsync("You");
        window.Page.Url.ShouldEndWith("/worklist?who=everyone&channel=web&language=es");
    }
}
