using Microsoft.Playwright;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Reformulating;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

public sealed class ConflictTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    [Fact]
    public async Task What_a_colleague_did_meanwhile_is_shown_and_the_typed_words_can_be_sent_again()
    {
        var reference = await host.Acknowledged();
        await using var window = await browser.Open(host, WebHost.Claire);
        var page = window.Page;
        await page.GotoAsync($"/complaints/{reference}");
        await page.Locator("#form-reformulations textarea").Write("The heating failed twice. Have I got that right?");
        await host.Do(new AddNote((await host.Case(reference)).Id, Personal.Of("She is at work until five.")), WebHost.Tom);
        await page.Locator("#form-reformulations button").ClickAsync();

        await Expect(page.Locator("#form-reformulations .meanwhile")).ToContainTextAsync("Tom Hughes: Note");
        await Expect(page.Locator("#form-reformulations .meanwhile")).ToBeFocusedAsync();
        await Expect(page.Locator(".colleagues")).ToContainTextAsync("She is at work until five.");
        await Expect(page.Locator("#form-reformulations textarea")).ToHaveValueAsync("The heating failed twice. Have I got that right?");
        (await host.View(reference)).Rounds.ShouldBeEmpty();

        await page.Locator("#form-reformulations button").ClickAsync();
        await Expect(page.Locator("#next")).ToHaveTextAsync("Have it confirmed");
        (await host.View(reference)).Rounds.Single().Restatement.Reveal().ShouldBe("The heating failed twice. Have I got that right?");
        window.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_the_step_was_taken_by_a_colleague_the_typed_words_are_still_shown(bool scripts)
    {
        var reference = await host.Receive("The heating failed.", WebHost.Claire);
        await using var window = await browser.Open(host, WebHost.Claire, scripts: scripts);
        var page = window.Page;
        await page.GotoAsync($"/complaints/{reference}");
        await page.Locator("#form-acknowledgement textarea").FillAsync("We heard you, Jeanne.");
        await host.Do(new Acknowledge((await host.Case(reference)).Id, Personal.Of("Heard.")), WebHost.Tom);
        await page.Locator("#form-acknowledgement button").ClickAsync();

        await Expect(page.Locator(".unplaced .meanwhile")).ToContainTextAsync("Tom Hughes: Acknowledged");
        await Expect(page.Locator(".unplaced textarea")).ToHaveValueAsync("We heard you, Jeanne.");
        await Expect(page.Locator("#next")).ToHaveTextAsync("Say it back");
        (await host.View(reference)).Acknowledgement!.Message!.Reveal().ShouldBe("Heard.");
    }

    [Fact]
    public async Task A_colleagues_step_is_told_on_the_open_page_and_showing_it_loses_no_typed_word()
    {
        var reference = await host.Acknowledged();
        await using var window = await browser.Open(host, WebHost.Claire);
        var page = window.Page;
        await page.GotoAsync($"/complaints/{reference}");
        await page.RunAndWaitForResponseAsync(() => page.ReloadAsync(), answer => answer.Url.EndsWith("/live", StringComparison.Ordinal));
        await page.Locator("#form-reformulations textarea").Write("My own words.");
        await host.Do(new Reformulate((await host.Case(reference)).Id, Personal.Of("Tom's words.")), WebHost.Tom);

        await Expect(page.Locator("#case-news")).ToContainTextAsync("Tom Hughes went on with this case: Said back");
        await Expect(page.Locator("#form-reformulations textarea")).ToHaveValueAsync("My own words.");
        await page.Locator("#case-news").GetByText("Show").ClickAsync();
        await Expect(page.Locator(".restated")).ToHaveTextAsync("Tom's words.");
        await Expect(page.Locator("#form-reformulations textarea")).ToHaveValueAsync("My own words.");
        await Expect(page.Locator("#case-news")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task Two_who_look_at_one_case_know_of_each_other()
    {
        var reference = await host.Acknowledged();
        await using var one = await browser.Open(host, WebHost.Claire);
        await using var other = await browser.Open(host, WebHost.Tom);
        await one.Page.GotoAsync($"/complaints/{reference}");
        await other.Page.GotoAsync($"/complaints/{reference}");
        await Expect(other.Page.Locator(".looking")).ToContainTextAsync("Claire Moreau");
        await one.Page.ReloadAsync();
        await Expect(one.Page.Locator(".looking")).ToContainTextAsync("Tom Hughes");
    }
}
