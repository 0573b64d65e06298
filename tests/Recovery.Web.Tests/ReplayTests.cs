using Microsoft.Playwright;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Reformulating;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

public sealed class ReplayTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    private const string First = "The heating failed once. Have I got that right?";
    private const string Second = "The heating failed twice, and nobody called. Have I got that right?";

    [Fact]
    public async Task An_auditor_drags_the_slider_back_and_reads_the_old_text()
    {
        var reference = await Misunderstood();
        await using var window = await browser.Open(host, WebHost.Paul);
        await window.Page.GotoAsync($"/complaints/{reference}/replay");
        var known = window.Page.Locator(".replay-known");
        await Expect(known).ToContainTextAsync(Second);
        await Expect(known.Locator("ins")).Not.ToHaveCountAsync(0);

        var slider = window.Page.GetByRole(AriaRole.Slider);
        var box = (await slider.BoundingBoxAsync())!;
        await window.Page.Mouse.MoveAsync(box.X + box.Width - 4, box.Y + (box.Height / 2));
        await window.Page.Mouse.DownAsync();
        await window.Page.Mouse.MoveAsync(box.X + (box.Width * 2 / 5), box.Y + (box.Height / 2), new() { Steps = 8 });
        await window.Page.Mouse.UpAsync();

        await Expect(known).ToContainTextAsync(First);
        await Expect(known).Not.ToContainTextAsync(Second);
        await Expect(window.Page).ToHaveURLAsync($"{host.Address}complaints/{reference}/replay?v=3");
        (await slider.GetAttributeAsync("aria-valuetext")).ShouldNotBeNull().ShouldStartWith("Said back");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_changed_between_two_moments_is_marked_with_what_it_was()
    {
        var reference = await Misunderstood();
        await using var window = await browser.Open(host, WebHost.Paul);
        await window.Page.GotoAsync($"/complaints/{reference}/replay?v=5&from=3");
        await Expect(window.Page.Locator("del", new() { HasText = First })).ToBeVisibleAsync();
        await Expect(window.Page.Locator("ins", new() { HasText = Second })).ToBeVisibleAsync();
        await Expect(window.Page.Locator("ins", new() { HasText = "The complaint" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task It_plays_by_itself_to_the_end_and_steps_back_by_keyboard()
    {
        var reference = await Misunderstood();
        await using var window = await browser.Open(host, WebHost.Paul);
        await window.Page.GotoAsync($"/complaints/{reference}/replay?v=4");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        await Expect(window.Page.Locator(".replay-line [aria-current=step]")).ToContainTextAsync("Confirmed");
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Play" })).ToBeVisibleAsync();

        await window.Page.GetByRole(AriaRole.Slider).FocusAsync();
        await window.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(window.Page.Locator(".replay-line [aria-current=step]")).ToContainTextAsync("Said back");
        await Expect(window.Page.GetByRole(AriaRole.Slider)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Without_scripts_every_moment_is_a_link_and_an_instant_can_be_asked_for()
    {
        var reference = await Misunderstood();
        await using var window = await browser.Open(host, WebHost.Paul, scripts: false);
        await window.Page.GotoAsync($"/complaints/{reference}/replay");
        await window.Page.Locator(".replay-line a").First.ClickAsync();
        await Expect(window.Page.Locator(".replay-known")).Not.ToContainTextAsync(First);

        await window.Page.GetByLabel("As of").FillAsync("2020-01-01T10:00");
        await window.Page.Locator(".replay-at button").ClickAsync();
        await Expect(window.Page.Locator(".trouble .code")).ToHaveTextAsync("nothing-known-then");
    }

    [Theory]
    [InlineData("en", "As it was known", 1280)]
    [InlineData("fr", "Tel que connu", 390)]
    [InlineData("es", "Como se conocía", 390)]
    public async Task The_page_speaks_the_language_and_has_no_barriers(string language, string words, int width)
    {
        var reference = await Misunderstood();
        await using var window = await browser.Open(host, WebHost.Paul, language, width);
        await window.Page.GotoAsync($"/complaints/{reference}/replay");
        await Expect(window.Page.Locator("#replay-when")).ToContainTextAsync(words);
        (await window.Barriers()).ShouldBeEmpty();
        (await window.Overflow()).ShouldBe(0);
        window.Complaints.ShouldBeEmpty();
    }

    /// <summary>Received, acknowledged, said back wrongly, corrected, said back rightly, confirmed: six events.</summary>
    private async Task<string> Misunderstood()
    {
        var reference = await host.Receive("The heating failed twice and nobody called me back.");
        var id = (await host.Case(reference)).Id;
        IComplaintCommand[] life =
        [
            new Acknowledge(id), new Reformulate(id, Personal.Of(First)), new Correct(id, Personal.Of("Twice, I said.")), new Reformulate(id, Personal.Of(Second)), new Confirm(id),
        ];
        foreach (var command in life)
            await host.Do(command);
        return reference;
    }
}
