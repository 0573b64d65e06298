using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

public sealed class PoliciesTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    [Fact]
    public async Task A_complaint_before_christmas_is_due_after_the_holiday_and_the_weekend_and_it_says_why()
    {
        await using var window = await browser.Open(host, WebHost.Claire);
        await window.Page.GotoAsync("/policies");
        await window.Page.GetByLabel("It comes in at").FillAsync("2026-12-24T16:50");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "When is it due?" }).ClickAsync();

        window.Page.Url.ShouldContain("at=2026-12-24T16%3A50");
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync("Received Thu 24 Dec 2026, 16:50 (Europe/Paris)");
        var acknowledge = Clock(window, "Acknowledge");
        await Expect(acknowledge.Locator("summary time")).ToHaveTextAsync("Mon 28 Dec 2026, 09:20");
        (await acknowledge.Locator("li").AllTextContentsAsync()).ShouldBe(
        [
            "Thu 24 Dec 2026, 16:50 – 17:30 counts: 40 min",
            "Thu 24 Dec 2026, 17:30 – Mon 28 Dec 2026, 09:00 does not count: outside opening hours, public holiday: Noël, closed on that weekday",
            "Mon 28 Dec 2026, 09:00 – 09:20 counts: 20 min",
        ]);
        var resolve = Clock(window, "Resolve");
        await Expect(resolve.Locator("summary time")).ToHaveTextAsync("Wed 30 Dec 2026, 17:30");
        (await resolve.Locator("li").AllTextContentsAsync()).ShouldBe(
        [
            "Thu 24 Dec 2026 the day itself: counting begins on the next",
            "Fri 25 Dec 2026 does not count: public holiday: Noël",
            "Sat 26 Dec 2026 – Sun 27 Dec 2026 does not count: closed on that weekday",
            "Mon 28 Dec 2026 – Wed 30 Dec 2026 count as days 1 to 3",
        ]);
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Severity_procedure_product_and_law_change_what_is_owed_without_scripts_too()
    {
        await using var window = await browser.Open(host, WebHost.Claire, scripts: false);
        await window.Page.GotoAsync("/policies");
        await window.Page.GetByLabel("It comes in at").FillAsync("2026-11-27T16:50");
        await window.Page.GetByLabel("Severity").SelectOptionAsync("high");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "When is it due?" }).ClickAsync();
        await Expect(Clock(window, "Acknowledge").Locator("summary time")).ToHaveTextAsync("Fri 27 Nov 2026, 17:20");
        await Expect(Clock(window, "Resolve").Locator("li").Last).ToContainTextAsync("by then 50% of the working time has run");

        await window.Page.GetByLabel("Rule pack").SelectOptionAsync("uk-fca");
        await window.Page.GetByLabel("Channel").SelectOptionAsync("letter");
        await window.Page.GetByLabel("Product").SelectOptionAsync("payment-service");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "When is it due?" }).ClickAsync();
        await Expect(Clock(window, "Final response")).ToContainTextAsync("FCA DISP 1.6.2AR");
        await Expect(Clock(window, "Final response").Locator("summary time")).ToHaveTextAsync("Fri 18 Dec 2026, 23:59");
        await Expect(Clock(window, "Offer a meeting")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task It_begins_with_next_friday_shortly_before_closing()
    {
        await using var window = await browser.Open(host, WebHost.Claire);
        await window.Page.GotoAsync("/policies/try");
        var at = DateTime.Parse(await window.Page.GetByLabel("It comes in at").InputValueAsync(), System.Globalization.CultureInfo.InvariantCulture);
        (at.DayOfWeek, at.TimeOfDay).ShouldBe((DayOfWeek.Friday, new TimeSpan(16, 50, 0)));
        await Expect(Clock(window, "Acknowledge")).ToHaveAttributeAsync("open", "");
        await Expect(window.Page.Locator(".tried")).ToHaveCountAsync(4);
    }

    [Theory]
    [InlineData("at=nonsense", "It comes in at", "Give a day and a time")]
    [InlineData("at=9999-01-01T10:00", "It comes in at", "Give a day and a time")]
    [InlineData("channel=owl", "Channel", "Choose one of the list.")]
    [InlineData("severity=7", "Severity", "Choose one of the list.")]
    [InlineData("procedure=x", "Procedure", "Choose one of the list.")]
    [InlineData("pack=nobody", "Rule pack", "There is no such rule pack")]
    [InlineData("pack=us-cfpb&at=2001-01-01T10:00", "Rule pack", "No version of these rules is in force")]
    public async Task What_makes_no_sense_is_said_where_it_stands(string query, string field, string says)
    {
        await using var window = await browser.Open(host, WebHost.Claire);
        (await window.Page.GotoAsync("/policies/try?" + query))!.Status.ShouldBe(422);
        await Expect(window.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        var wrong = window.Page.GetByLabel(field);
        await Expect(wrong).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(window.Page.Locator("#" + await wrong.GetAttributeAsync("aria-describedby"))).ToContainTextAsync(says);
        await Expect(window.Page.Locator(".tried")).ToHaveCountAsync(0);
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pack_tells_all_its_versions_their_days_their_law_and_what_they_include()
    {
        await using var window = await browser.Open(host, WebHost.Claire);
        await window.Page.GotoAsync("/policies");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "United Kingdom: FCA" }).ClickAsync();
        (await window.Page.GetByRole(AriaRole.Heading, new() { Level = 2 }).AllTextContentsAsync()).ShouldBe(["uk-fca@2 from 1 Jun 2026", "uk-fca@1 13 Jan 2018 to 31 May 2026"]);
        var version = window.Page.Locator("#v2");
        await Expect(version).ToContainTextAsync("Product: Payment service: within 15 business days (Monday to Friday) of receipt.");
        await Expect(version).ToContainTextAsync("After a holding reply: within 35 business days");
        await Expect(version).ToContainTextAsync("Source: FCA DISP 1.6.2AR.");
        await version.GetByText("28 more clocks, from").ClickAsync();
        await Expect(version.GetByText("SMS, Web form, E-mail: within 1 working day of receipt, by closing time.")).ToBeVisibleAsync();
        (await window.Page.GotoAsync("/policies/packs/nobody"))!.Status.ShouldBe(404);
        (await window.Page.GotoAsync("/policies/calendars/nobody"))!.Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_calendar_tells_its_hours_and_the_holidays_to_come()
    {
        await using var window = await browser.Open(host, WebHost.Claire);
        await window.Page.GotoAsync("/policies/calendars/house-fr");
        (await window.Page.Locator(".week dd").AllTextContentsAsync()).ShouldBe(
            [.. Enumerable.Repeat("09:00–12:30, 13:30–17:30", 5), "closed on that weekday", "closed on that weekday"]);
        await Expect(window.Page.Locator(".coming")).ToContainTextAsync("Fête nationale");
        await window.Page.GotoAsync("/policies/calendars/always-open");
        await Expect(window.Page.Locator(".week dd").First).ToHaveTextAsync("00:00–24:00");
    }

    [Theory]
    [InlineData("en", "Policies", "within 1 working hour of receipt")]
    [InlineData("fr", "Règles", "sous 1 heure ouvrée à compter de la réception")]
    [InlineData("es", "Reglas", "en 1 hora laborable desde la recepción")]
    public async Task The_pages_speak_the_language_without_barriers_on_wide_and_narrow(string language, string title, string rule)
    {
        foreach (var width in (int[])[1280, 390])
        {
            await using var window = await browser.Open(host, WebHost.Claire, language, width);
            foreach (var page in (string[])["/policies", "/policies/try", "/policies/packs/house", "/policies/packs/fr-acpr", "/policies/calendars/house"])
            {
                await window.Page.GotoAsync(page);
                if (page == "/policies")
                    await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
                if (page is "/policies/try" or "/policies/packs/house")
                    await Expect(window.Page.GetByText(rule).First).ToBeVisibleAsync();
                (await window.Barriers()).ShouldBeEmpty(page);
                (await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, page);
            }

            window.Complaints.ShouldBeEmpty();
        }
    }

    private static ILocator Clock(Window window, string milestone) => window.Page.Locator(".tried", new() { Has = window.Page.Locator("summary strong", new() { HasText = milestone }) });
}
