using Microsoft.Playwright;
using Recovery.Domain;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Sla;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

public sealed class BulkTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    [Fact]
    public async Task A_supervisor_reassigns_three_cases_and_the_one_that_is_over_says_why_not()
    {
        var cases = await Three(Channel.Sms);
        await using var window = await browser.Worklist(host, WebHost.Helen, "/worklist?channel=sms");
        var page = window.Page;
        await Expect(page.Locator("#bulk")).ToBeHiddenAsync();
        await host.Do(new Withdraw(await host.Id(cases[1]), Personal.Of("It arrived.")));
        await Expect(page.Row(cases[1])).ToContainTextAsync("Over now");
        await page.GetByLabel("Select all shown").CheckAsync();
        await Expect(page.Locator(".bulk-count")).ToHaveTextAsync("3 selected");
        await page.GetByLabel("Assign to").SelectOptionAsync("tom.hughes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Assign", Exact = true }).ClickAsync();

        var results = page.Locator(".bulk-results");
        await Expect(results).ToBeFocusedAsync();
        await Expect(results.Locator("strong")).ToHaveTextAsync("2 done, 1 not done");
        await Expect(results.Locator("li")).ToHaveCountAsync(3);
        await Expect(Line(page, cases[0])).ToContainTextAsync("assigned");
        await Expect(Line(page, cases[1]).GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", $"/complaints/{cases[1]}");
        await Expect(Line(page, cases[1])).ToHaveAttributeAsync("data-result", "refused");
        await Expect(page.Row(cases[0]).Locator(".who-cell")).ToContainTextAsync("Tom Hughes");
        await Expect(page.Row(cases[2]).Locator(".who-cell")).ToContainTextAsync("Tom Hughes");
        await Expect(page.Locator(".pick:checked")).ToHaveCountAsync(1);
        await Expect(page.Row(cases[1]).GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        await Expect(page.GetByLabel("Assign to")).ToHaveValueAsync("tom.hughes");
        (await host.Case(cases[2])).State.ShouldSatisfyAllConditions(state => state.Assignee.ShouldBe("tom.hughes"), state => state.Team.ShouldBe("north"));
        (await window.Barriers()).ShouldBeEmpty();
        window.Complaints.ShouldBeEmpty();

        await page.GetByRole(AriaRole.Link, new() { Name = "Close" }).ClickAsync();
        await page.Row(cases[1]).GetByRole(AriaRole.Checkbox).UncheckAsync();
        await Expect(page.Locator("#bulk")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_message_to_many_is_refused_where_the_meeting_comes_first_and_what_was_typed_stays()
    {
        var (letter, mail) = (await host.Receive("Eight pages.", WebHost.Helen, Channel.Letter), await host.Receive("One line.", WebHost.Helen, Channel.Email));
        await using var window = await browser.Worklist(host, WebHost.Helen, "/worklist?who=mine");
        var page = window.Page;
        await Choose(page, letter, mail);
        await page.Locator(".bulk-message > summary").ClickAsync();
        await page.GetByLabel("What it is for").SelectOptionAsync("substantive");
        await page.GetByLabel("Goes out by").SelectOptionAsync("phone");
        await page.GetByLabel("Message", new() { Exact = true }).FillAsync("We owe you an answer: it was our mistake.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send to each" }).ClickAsync();

        await Expect(Line(page, mail)).ToContainTextAsync("message sent");
        await Expect(Line(page, letter)).ToHaveAttributeAsync("data-result", "refused");
        await Expect(Line(page, letter)).ToContainTextAsync("meeting");
        await Expect(page.GetByLabel("Message", new() { Exact = true })).ToHaveValueAsync("We owe you an answer: it was our mistake.");
        await Expect(page.Row(mail).GetByRole(AriaRole.Checkbox)).Not.ToBeCheckedAsync();
        await Expect(page.Row(letter).GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        window.Complaints.ShouldBeEmpty();
        ((await Sent(mail)), (await Sent(letter))).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Sending_the_same_form_again_sends_nothing_twice()
    {
        var cases = await Three(Channel.Web);
        await using var window = await browser.Worklist(host, WebHost.Helen, "/worklist?channel=web");
        await Choose(window.Page, cases);
        await window.Page.Locator(".bulk-message > summary").ClickAsync();
        await window.Page.GetByLabel("Message", new() { Exact = true }).FillAsync("We are on it.");
        var third = await window.Page.EvaluateAsync<string>(
            """
            async () => {
              const form = document.getElementById("bulk");
              const body = new URLSearchParams(new FormData(form, form.querySelector("[value=send]")));
              const send = async () => (await fetch("/worklist/bulk", { method: "POST", body })).text();
              await Promise.all([send(), send()]);
              return send();
            }
            """);
        third.ShouldContain("already sent");
        foreach (var one in cases)
            (await Sent(one)).ShouldBe(1);
    }

    [Fact]
    public async Task A_message_without_words_is_sent_to_nobody_and_says_what_is_missing()
    {
        var cases = await Three(Channel.Verbal);
        await using var window = await browser.Worklist(host, WebHost.Tom, "/worklist?who=everyone&channel=verbal");
        await Choose(window.Page, cases);
        await window.Page.Locator(".bulk-message > summary").ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Send to each" }).ClickAsync();
        await Expect(window.Page.Locator(".bulk-results li")).ToContainTextAsync("Message: ");
        await Expect(window.Page.Locator(".pick:checked")).ToHaveCountAsync(3);
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_scripts_the_results_come_with_the_list_and_what_failed_is_still_selected()
    {
        var cases = await Three(Channel.Phone);
        await using var window = await browser.Open(host, WebHost.Helen, scripts: false);
        var page = window.Page;
        await page.GotoAsync("/worklist?channel=phone&who=everyone");
        await Choose(page, cases);
        await host.Do(new Withdraw(await host.Id(cases[0]), Personal.Of("It arrived.")));
        await page.GetByLabel("Assign to").SelectOptionAsync("-");
        await page.GetByRole(AriaRole.Button, new() { Name = "Assign", Exact = true }).ClickAsync();
        await Expect(page.Locator(".bulk-results strong")).ToHaveTextAsync("2 done, 1 not done");
        await Expect(page.Locator(".pick:checked")).ToHaveCountAsync(1);
        await Expect(page.Row(cases[0]).GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        (await host.Case(cases[1])).State.Assignee.ShouldBeNull();

        await page.GetByRole(AriaRole.Link, new() { Name = "Close" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = $"Select {cases[1]}" }).CheckAsync();
        await page.GetByLabel("Assign to").SelectOptionAsync("-");
        await page.GetByRole(AriaRole.Button, new() { Name = "Assign", Exact = true }).ClickAsync();
        await Expect(Line(page, cases[1])).ToContainTextAsync("already so");
    }

    [Fact]
    public async Task An_auditor_gives_no_commands()
    {
        await using var window = await browser.Open(host, WebHost.Paul);
        await window.Page.GotoAsync("/worklist");
        var status = await window.Page.EvaluateAsync<int>("async () => (await fetch('/worklist/bulk', { method: 'POST', body: new URLSearchParams({ do: 'assign', to: '-' }) })).status");
        status.ShouldBe(403);
    }

    private async Task<string[]> Three(Channel channel)
    {
        var cases = new string[3];
        for (var i = 0; i < 3; i++)
            cases[i] = await host.Receive($"Number {i}.", WebHost.Claire, channel);
        return cases;
    }

    private static async Task Choose(IPage page, params string[] cases)
    {
        foreach (var one in cases)
            await page.GetByRole(AriaRole.Checkbox, new() { Name = $"Select {one}" }).CheckAsync();
    }

    private static ILocator Line(IPage page, string reference) => page.Locator(".bulk-results li").Filter(new() { HasText = reference });

    private async Task<int> Sent(string reference) =>
        (await host.Ports.Store.Read(await host.Id(reference), CancellationToken.None)).Count(e => e.StoredName == "message-sent.v1");
}
