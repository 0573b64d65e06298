using Microsoft.Playwright;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.OnTheSpot;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Reopening;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Sla;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

public sealed class CaseTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    [Fact]
    public async Task An_agent_takes_the_first_case_of_the_worklist_and_drives_it_to_resolved_by_keyboard_alone()
    {
        var reference = await host.Receive("The heating failed twice.", channel: Channel.Verbal);
        await using var window = await browser.Open(host, WebHost.Claire);
        var page = window.Page;
        await page.GotoAsync("/worklist?who=nobody&channel=verbal");
        await page.Keyboard.PressAsync("j");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = reference })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator(".worklist-said")).ToHaveTextAsync($"{reference} is yours now.");
        await page.Keyboard.PressAsync("Enter");
        await page.Arrives($"**/complaints/{reference}");

        await Press(page, "Acknowledge");
        await Expect(page.Locator(".done")).ToBeFocusedAsync();
        await Type(page, "restatement", "The heating failed twice and nobody called.");
        await Press(page, "I have said it back");
        await Expect(page.Locator(".restated")).ToContainTextAsync("The heating failed twice and nobody called.");
        await Press(page, "Yes, that is it");
        await Expect(page.Locator("#next")).ToHaveTextAsync("Promise");
        await Type(page, "what", "A technician comes");
        await Press(page, "Promise");
        await Expect(page.Locator("#next")).ToHaveTextAsync("Offer a solution");
        await Type(page, "kind", "Apol");
        await Type(page, "description", "We are sorry, and a technician comes.");
        await Press(page, "Offer this solution");
        await Expect(page.Locator("#next")).ToHaveTextAsync("Keep what was promised");
        await Press(page, "Kept");
        await Expect(page.Locator("#next")).ToHaveTextAsync("Record the outcome");
        await Type(page, "outcome", "Acc");
        await Type(page, "explanation", "The boiler was repaired and works.");
        await Press(page, "Record the outcome");
        await Expect(page.Locator("#next")).ToHaveTextAsync("Ask how it went");

        var view = await host.View(reference);
        view.Stage.ShouldBe(Stage.Resolved);
        view.Outcome.ShouldBe(Outcome.Accepted);
        view.Rounds.Single().Restatement.Reveal().ShouldStartWith("I am sorry for what happened to you.");
        view.Rounds.Single().Restatement.Reveal().ShouldNotContain("…");
        view.Promises.Single().State.ShouldBe(PromiseState.Kept);
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_settled_in_one_moment_is_told_in_the_order_in_which_it_went()
    {
        var reference = await host.Receive("The heating failed twice.", channel: Channel.Verbal);
        await host.Go(reference, id => new SettleOnTheSpot(
            id,
            new Acknowledge(id),
            new Reformulate(id, Personal.Of("It failed twice. Have I got that right?")),
            new Confirm(id, Personal.Of("Yes.")),
            null,
            new OfferSolution(id, SolutionKind.Apology, Personal.Of("We are sorry.")),
            new Resolve(id, Outcome.Accepted, Personal.Of("The flat is warm."))));
        await using var window = await browser.Open(host, WebHost.Claire);
        await window.Page.GotoAsync($"/complaints/{reference}");

        (await window.Page.Locator(".conversation .said-head strong").AllTextContentsAsync())
            .ShouldBe(["The complaint · In person", "Acknowledged", "Said back", "Confirmed", "Solution · Apology", "Outcome · Accepted"]);
    }

    [Fact]
    public async Task The_restatement_begins_in_the_complainants_language_with_the_contacts_and_the_broken_promise()
    {
        var reference = await host.Promised("fr");
        await host.Go(
            reference,
            id => new BreakPromise(id, new PromiseId(1), Personal.Of("No part in stock.")),
            id => CaseStories.Called(id, "Toujours rien ?"),
            id => CaseStories.Called(id, "Et maintenant ?"),
            id => new OfferSolution(id, SolutionKind.Apology, Personal.Of("Nos excuses.")),
            id => new Resolve(id, Outcome.Rejected, Personal.Of("Nous n'avons pas pu.")),
            id => new Reopen(id, Personal.Of("Il fait toujours froid.")));
        await using var window = await browser.Open(host, WebHost.Claire, "es");
        await window.Page.GotoAsync($"/complaints/{reference}");

        var draft = await window.Page.Locator("#form-reformulations textarea").InputValueAsync();
        draft.ShouldContain("Je vous présente mes excuses");
        draft.ShouldContain("2 fois");
        draft.ShouldContain("« A new boiler is fitted »");
        draft.ShouldEndWith("Est-ce exact ?");
        await Expect(window.Page.Locator(".promised-before")).ToContainTextAsync("Incumplida");
        await Expect(window.Page.Locator("#next")).ToHaveTextAsync("Reformular");
    }

    [Fact]
    public async Task The_coach_speaks_while_one_types_and_an_insult_is_refused()
    {
        var reference = await host.Acknowledged();
        await using var window = await browser.Open(host, WebHost.Claire);
        var page = window.Page;
        await page.GotoAsync($"/complaints/{reference}");
        await page.GetByText("Send a message").ClickAsync();
        await page.Locator("#form-messages [name=text]").PressSequentiallyAsync("I don't know");
        await Expect(page.Locator("#form-messages .coach")).ToContainTextAsync("I will do my best to find out");
        await page.Locator("#form-messages [name=text]").FillAsync("You are stupid");
        await Expect(page.Locator("#form-messages .coach")).ToContainTextAsync("is an insult");
        await page.Locator("#form-messages button").ClickAsync();
        await Expect(page.Locator("#form-messages .refusal")).ToContainTextAsync("holds an insult");
        await page.Locator("#form-messages [name=text]").PressSequentiallyAsync("!");
        await Expect(page.Locator("#form-messages .coach")).ToContainTextAsync("is an insult");
        await Expect(page.Locator("#form-messages [name=text]")).ToBeFocusedAsync(); // a hint takes nobody's cursor
    }

    [Fact]
    public async Task Without_scripts_the_next_step_works_and_a_refusal_loses_nothing()
    {
        var reference = await host.Confirmed();
        await using var window = await browser.Open(host, WebHost.Claire, scripts: false);
        var page = window.Page;
        await page.GotoAsync($"/complaints/{reference}");
        await page.Locator("#form-promises [name=what]").FillAsync("A technician comes, guaranteed");
        await page.Locator("#form-promises [name=dueOn]").FillAsync("2020-01-06");
        await page.Locator("#form-promises button").ClickAsync();
        await Expect(page.Locator("#form-promises .coach")).ToContainTextAsync("which day");
        await Expect(page.Locator("#form-promises .refusal")).ToContainTextAsync("a working day that has not passed");
        await Expect(page.Locator("#form-promises [name=what]")).ToHaveValueAsync("A technician comes, guaranteed");
        await page.Locator("#form-promises [name=dueOn]").FillAsync(Iso(await host.Day(reference)));
        await page.Locator("#form-promises button").ClickAsync();

        await Expect(page.Locator(".done")).ToHaveTextAsync("Promised.");
        page.Url.ShouldEndWith($"/complaints/{reference}?done=promise");
        (await host.View(reference)).Promises.Single().What.Reveal().ShouldBe("A technician comes, guaranteed");
    }

    [Fact]
    public async Task An_auditor_sees_the_case_and_no_form()
    {
        var reference = await host.Promised();
        await using var window = await browser.Open(host, WebHost.Paul);
        await window.Page.GotoAsync($"/complaints/{reference}");
        await Expect(window.Page.Locator(".ledger")).ToContainTextAsync("A new boiler is fitted");
        await Expect(window.Page.Locator("#case form")).ToHaveCountAsync(0);
        await Expect(window.Page.Locator("#case button")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_clock_tells_which_days_counted_and_which_did_not()
    {
        var reference = await host.ReceiveLetter(new DateTimeOffset(2025, 12, 15, 9, 0, 0, TimeSpan.Zero));
        await using var window = await browser.Open(host, WebHost.Claire, "fr");
        await window.Page.GotoAsync($"/complaints/{reference}");
        var clock = window.Page.Locator(".clock-line").Filter(new() { HasText = "Résoudre" }).First;
        await clock.Locator("summary").ClickAsync();
        await Expect(clock).ToContainTextAsync("15 jours d'ouverture");
        await Expect(clock.Locator("li").Filter(new() { HasText = "jour férié" }).First).ToContainTextAsync("25 déc. 2025");
        await Expect(clock.Locator("li").Filter(new() { HasText = "week-end" }).First).ToContainTextAsync("20 déc. 2025");
        await Expect(clock.Locator("li").Last).ToContainTextAsync("jour 15");
    }

    [Fact]
    public async Task Words_that_look_like_markup_and_very_long_ones_are_only_words()
    {
        var reference = await host.Receive("<script>document.title='taken'</script><img src=x onerror=alert(1)> " + new string('w', 19_000) + " the end.", complainant: "<b>Mallory</b>");
        await using var window = await browser.Open(host, WebHost.Claire, width: 390);
        await window.Page.GotoAsync($"/complaints/{reference}");
        (await window.Page.TitleAsync()).ShouldNotBe("taken");
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("<b>Mallory</b>");
        await Expect(window.Page.Locator(".conversation .long summary")).ToContainTextAsync("<script>document.title");
        await window.Page.Locator(".conversation .long summary").ClickAsync();
        await Expect(window.Page.Locator(".conversation .long > .voice")).ToContainTextAsync("the end.");
        (await window.Overflow()).ShouldBe(0);
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_case_is_told_so()
    {
        await using var window = await browser.Open(host, WebHost.Claire);
        var answer = await window.Page.GotoAsync("/complaints/R-999999-9");
        answer!.Status.ShouldBe(404);
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is nothing here");
    }

    [Fact]
    public async Task A_withdrawn_case_takes_notes_and_no_more_steps()
    {
        var reference = await host.Acknowledged();
        await host.Go(reference, id => new Withdraw(id, Personal.Of("My mistake.")));
        await using var window = await browser.Open(host, WebHost.Claire);
        await window.Page.GotoAsync($"/complaints/{reference}");
        await Expect(window.Page.Locator("#next")).ToHaveCountAsync(0);
        await Expect(window.Page.Locator(".ending").First).ToContainTextAsync("Withdrawn by the complainant");
        await window.Page.GetByText("Add a note").ClickAsync();
        await window.Page.Locator("#form-notes textarea").FillAsync("Sent a card.");
        await window.Page.Locator("#form-notes button").ClickAsync();
        await Expect(window.Page.Locator(".done")).ToHaveTextAsync("Note added.");
    }

    [Fact]
    public async Task What_was_erased_says_so_takes_no_more_words_and_can_be_ended()
    {
        var reference = await host.Acknowledged();
        await host.Go(reference, id => new AddNote(id, Personal.Of("They were upset.")), id => new EraseSubject(id, "asked for", "GDPR 17(1)(b)"));
        await using var window = await browser.Open(host, WebHost.Claire);
        await window.Page.GotoAsync($"/complaints/{reference}");
        await Expect(window.Page.Locator(".voice").First).ToHaveTextAsync("[erased]");
        await Expect(window.Page.GetByText("They were upset.")).ToHaveCountAsync(0);
        await Expect(window.Page.GetByText("Add a note")).ToHaveCountAsync(0);
        await Expect(window.Page.Locator("#next")).ToHaveTextAsync("End the case");
        await Expect(window.Page.Locator("#form-withdrawal textarea")).ToHaveCountAsync(0);
        await window.Page.Locator("#form-withdrawal button").ClickAsync();
        await Expect(window.Page.Locator(".ending").First).ToContainTextAsync("Withdrawn by the complainant");
    }

    [Theory]
    [InlineData("en", "Keep what was promised", "Conversation", 1280)]
    [InlineData("fr", "Tenir les promesses", "Échéances", 1280)]
    [InlineData("es", "Cumplir lo prometido", "Conversación", 1280)]
    [InlineData("fr", "Tenir les promesses", "Promesses", 390)]
    public async Task The_page_speaks_the_language_fits_the_window_and_has_no_barriers(string language, string step, string heading, int width)
    {
        var reference = await host.Promised(language);
        await host.Go(reference, id => CaseStories.Called(id, "Any news?"), id => new OfferSolution(id, SolutionKind.Redress, Personal.Of("Money back"), 50m, "EUR"));
        await using var window = await browser.Open(host, WebHost.Claire, language, width);
        await window.Page.GotoAsync($"/complaints/{reference}");
        await Expect(window.Page.Locator("#next")).ToHaveTextAsync(step);
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true })).ToBeVisibleAsync();
        foreach (var summary in await window.Page.Locator("#case details > summary").AllAsync())
            await summary.EvaluateAsync("summary => summary.parentElement.open = true");
        (await window.Barriers()).ShouldBeEmpty();
        (await window.Overflow()).ShouldBe(0);
        window.Complaints.ShouldBeEmpty();
        (await window.Page.Locator("#case").InnerTextAsync()).ShouldNotMatch(@"\bcase\.[a-z]"); // no key without its words
    }

    [Fact]
    public async Task There_is_one_primary_button()
    {
        foreach (var reference in (string[])[await host.Receive("One."), await host.Acknowledged(), await host.SaidBack(), await host.Confirmed(), await host.Promised(), await host.Resolved()])
        {
            await using var window = await browser.Open(host, WebHost.Claire);
            await window.Page.GotoAsync($"/complaints/{reference}");
            await Expect(window.Page.Locator("#case .primary")).ToHaveCountAsync(1);
        }
    }

    private static string Iso(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task Type(IPage page, string field, string text)
    {
        await Reach(page, page.Locator($".step-next [name='{field}']"));
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task Press(IPage page, string button)
    {
        await Reach(page, page.Locator(".step-next").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Tab, and nothing else, until it has the focus.</summary>
    private static async Task Reach(IPage page, ILocator target)
    {
        await Expect(target).ToBeVisibleAsync();
        for (var i = 0; i < 80; i++)
        {
            if (await target.EvaluateAsync<bool>("one => one === document.activeElement"))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException("not reached by Tab");
    }
}
