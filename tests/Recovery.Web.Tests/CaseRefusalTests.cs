using Microsoft.Playwright;
using Recovery.Domain.Sla;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

/// <summary>What a rule refuses is said in words where it was asked for.</summary>
public sealed class CaseRefusalTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    [Fact]
    public async Task A_promise_for_a_Sunday_is_refused_in_words_where_it_was_made()
    {
        var reference = await host.Confirmed();
        await using var window = await browser.Open(host, WebHost.Claire);
        var page = window.Page;
        await page.GotoAsync($"/complaints/{reference}");
        var sunday = DateOnly.FromDateTime(host.Ports.Clock.Now.UtcDateTime).AddDays(7);
        sunday = sunday.AddDays(7 - (int)sunday.DayOfWeek);
        await page.Locator("#form-promises [name=what]").FillAsync("A technician comes");
        await page.Locator("#form-promises [name=dueOn]").FillAsync(Iso(sunday));
        await page.Locator("#form-promises button").ClickAsync();

        await Expect(page.Locator("#form-promises .refusal")).ToContainTextAsync("That is not a working day");
        await Expect(page.Locator("#form-promises .refusal")).ToBeFocusedAsync();
        await Expect(page.Locator("#form-promises [name=what]")).ToHaveValueAsync("A technician comes");
        (await host.View(reference)).Promises.ShouldBeEmpty();
    }

    [Fact]
    public async Task Going_beyond_the_final_deadline_is_asked_for_only_after_a_refusal_and_needs_a_reason()
    {
        var reference = await host.Confirmed();
        await using var window = await browser.Open(host, WebHost.Claire);
        var page = window.Page;
        await page.GotoAsync($"/complaints/{reference}");
        var late = DateOnly.FromDateTime(host.Ports.Clock.Now.UtcDateTime).AddDays(40);
        var calendar = host.Ports.Policies.Calendar((await host.Case(reference)).State.Calendar);
        while (!calendar.IsWorkingDay(late))
            late = late.AddDays(1);
        await Expect(page.Locator("[name='override.reason']")).ToHaveCountAsync(0);
        await page.Locator("#form-promises [name=what]").FillAsync("A new boiler");
        await page.Locator("#form-promises [name=dueOn]").FillAsync(Iso(late));
        await page.Locator("#form-promises button").ClickAsync();
        await Expect(page.Locator("#form-promises .refusal")).ToContainTextAsync("before the final deadline");
        await page.Locator("[name='override.reason']").FillAsync("The part comes from abroad; the complainant agrees.");
        await page.Locator("#form-promises button").ClickAsync();

        await Expect(page.Locator(".ledger")).ToContainTextAsync("The part comes from abroad");
        (await host.View(reference)).Promises.Single().OverrideReason!.Reveal().ShouldBe("The part comes from abroad; the complainant agrees.");
    }

    [Fact]
    public async Task A_case_is_not_resolved_before_a_solution_was_offered()
    {
        var reference = await host.Confirmed();
        await using var window = await browser.Open(host, WebHost.Claire);
        var page = window.Page;
        await page.GotoAsync($"/complaints/{reference}");
        await page.Locator("summary").GetByText("Record the outcome").ClickAsync();
        await page.Locator("#form-resolution [name=outcome]").SelectOptionAsync("accepted");
        await page.Locator("#form-resolution [name=explanation]").FillAsync("They are content.");
        await page.Locator("#form-resolution button").ClickAsync();

        await Expect(page.Locator("#form-resolution .refusal")).ToHaveTextAsync("Offer a solution first.");
        await Expect(page.Locator("#form-resolution [name=explanation]")).ToHaveValueAsync("They are content.");
    }

    [Fact]
    public async Task An_answer_to_a_formal_letter_waits_for_the_meeting()
    {
        var reference = await host.Acknowledged(channel: Channel.Letter);
        await using var window = await browser.Open(host, WebHost.Claire);
        var page = window.Page;
        await page.GotoAsync($"/complaints/{reference}");
        await page.GetByText("Send a message").ClickAsync();
        await page.Locator("#form-messages [name=kind]").SelectOptionAsync("substantive");
        await page.Locator("#form-messages [name=text]").FillAsync("Here is our answer.");
        await page.Locator("#form-messages button").ClickAsync();

        await Expect(page.Locator("#form-messages .refusal")).ToContainTextAsync("A formal letter calls for a meeting");
        await Expect(page.Locator("#form-messages [name=text]")).ToHaveValueAsync("Here is our answer.");
        await Expect(page.Locator("#form-messages [name='override.reason']")).ToBeVisibleAsync();
    }

    private static string Iso(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
