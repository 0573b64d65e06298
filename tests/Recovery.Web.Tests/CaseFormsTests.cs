using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using Recovery.Domain;
using Recovery.Domain.Complaints.Merging;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Pausing;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Web.Commanding;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

/// <summary>Every command that may be given to a case can be given by a form, and each form does what it says.</summary>
public sealed class CaseFormsTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    /// <summary>Given elsewhere: on the spot is what the intake does while the person is there; a merge is confirmed on its preview; overrides are reviewed by supervisors together.</summary>
    private static readonly string[] Elsewhere = ["settle-on-the-spot", "merge", "review-override"];

    [Fact]
    public async Task Every_command_has_a_form_at_some_stage()
    {
        var paused = await host.Confirmed();
        await host.Go(paused, id => new PauseClock(id, "awaiting-complainant"));
        var met = await host.Acknowledged(channel: Channel.Letter);
        await host.Go(met, id => new OfferMeeting(id));
        string[] cases =
        [
            await host.Receive("One."), await host.Acknowledged(), await host.SaidBack(), await host.Confirmed(), await host.Promised(), await host.Resolved(),
            paused, met, await Extensible(), await Merged(),
        ];

        await using var window = await browser.Open(host, WebHost.Helen, scripts: false);
        HashSet<string> found = [];
        foreach (var reference in cases)
        {
            await window.Page.GotoAsync($"/complaints/{reference}?stay=1");
            var page = await new HtmlParser().ParseDocumentAsync(await window.Page.ContentAsync());
            foreach (var form in page.QuerySelectorAll("#case form[method=post]"))
                found.Add(form.GetAttribute("action")!.Replace($"/complaints/{reference}", "complaints/{id}", StringComparison.Ordinal).Replace("/p1/", "/{pid}/", StringComparison.Ordinal));
        }

        CommandDesk.Routes.Where(route => !Elsewhere.Contains(route.Name)).Select(route => route.Path).Except(found).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_case_is_joined_to_another_only_after_both_were_seen_and_can_be_separated_again()
    {
        var (one, other) = (await Of("Jeanne Martin", "jeanne@example.org"), await Of("J. Martin", "jeanne@example.org"));
        await using var window = await browser.Open(host, WebHost.Claire);
        var page = window.Page;
        await page.GotoAsync($"/complaints/{one}");
        await page.GetByText("Join to another case").ClickAsync();
        await page.GetByLabel("Reference of the other case").FillAsync(other);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".merge-both")).ToContainTextAsync("J. Martin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Join the cases" }).ClickAsync();

        await page.Arrives($"**/complaints/{other}?from={one}");
        await page.GetByText($"Open {one} itself").ClickAsync();
        await page.GetByText("Separate the cases again").ClickAsync();
        await page.Locator("#form-unmerge [name=reason]").FillAsync("Two different flats.");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".done")).ToHaveTextAsync("The cases stand apart again.");
        (await host.Case(one)).State.Stage.ShouldBe(Stage.Received);
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_complainants_are_never_joined_and_the_page_says_why()
    {
        var (one, other) = (await host.Receive("One.", complainant: "Ada"), await host.Receive("Two.", complainant: "Grace"));
        await using var window = await browser.Open(host, WebHost.Claire);
        await window.Page.GotoAsync($"/complaints/{one}/merge?into={other}");
        await Expect(window.Page.Locator(".refusal")).ToContainTextAsync("The two cases come from different people");
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Join the cases" })).ToHaveCountAsync(0);
        await window.Page.GotoAsync($"/complaints/{one}/merge?into=R-000000-0");
        await Expect(window.Page.Locator(".refusal")).ToContainTextAsync("There is no case");
        (await window.Barriers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_small_things_beside_the_steps_are_done_as_said()
    {
        var reference = await host.Receive("The lift is stuck.");
        await using var window = await browser.Open(host, WebHost.Claire);
        var page = window.Page;
        await page.GotoAsync($"/complaints/{reference}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it" }).ClickAsync();
        await Expect(page.Locator(".done")).ToHaveTextAsync("Assignment changed.");

        await Open("Record a call, mail or visit");
        await page.Locator("#form-contacts textarea").FillAsync("Asked whether there is news.");
        await Send("contacts", "Contact recorded.");
        await Open("Name an emotion");
        await page.Locator("#form-emotions [name=emotion]").FillAsync("worried");
        await page.Locator("#form-emotions [name=accepted]").SelectOptionAsync("true");
        await Send("emotions", "Emotion recorded.");
        await Open("Change the severity");
        await page.Locator("#form-severity [name=severity]").SelectOptionAsync("high");
        await page.Locator("#form-severity [name=reason]").FillAsync("A child is inside.");
        await Send("severity", "Severity changed.");
        await Open("Put the deadlines on hold");
        await page.Locator("#form-clock-pause [name=reason]").SelectOptionAsync("awaiting-complainant");
        await Send("clock-pause", "Deadlines on hold.");
        await Expect(page.Locator(".clocks")).ToContainTextAsync("On hold: Waiting for the complainant");
        await Send("clock-resume", "The deadlines run again.");
        await Open("Assign");
        await page.Locator("#form-assignment-release button").ClickAsync();
        await Expect(page.Locator(".case-owner")).ToContainTextAsync("Nobody has it yet");

        var view = await host.View(reference);
        view.Contacts.Single().Text.Reveal().ShouldBe("Asked whether there is news.");
        view.Emotions.Single().Accepted.ShouldBe(true);
        view.Severity.ShouldBe(Severity.High);
        view.Assignee.ShouldBeNull();
        window.Complaints.ShouldBeEmpty();

        Task Open(string summary) => page.Locator("summary").GetByText(summary, new() { Exact = true }).ClickAsync();
        async Task Send(string form, string done)
        {
            await page.Locator($"#form-{form} button").ClickAsync();
            await Expect(page.Locator(".done")).ToHaveTextAsync(done);
        }
    }

    /// <summary>A case of a pack that lets a holding reply extend its clock.</summary>
    private async Task<string> Extensible()
    {
        var who = new Complainant(Guid.CreateVersion7(host.Ports.Clock.Now), Personal.Of("Ana Ruiz"));
        var receive = (await host.Ports.Intake.Prepare(new NewComplaint(Channel.Email, "en", Personal.Of("A complaint of a bank."), who, Pack: "us-cfpb"), CancellationToken.None))!;
        return (await host.Do(receive)).ShouldBeOfType<Outcome.Done>().Case.State.Reference;
    }

    private async Task<string> Merged()
    {
        var (one, other) = (await Of("Jeanne Martin", "j.martin@example.org"), await Of("Jeanne Martin", "j.martin@example.org"));
        var target = (await host.Case(other)).State;
        await host.Go(one, id => new Merge(id, new MergeTarget(host.Case(other).GetAwaiter().GetResult().Id, target.Stage, target.Complainant)));
        return one;
    }

    private async Task<string> Of(string name, string email)
    {
        var who = new Complainant(Guid.CreateVersion7(host.Ports.Clock.Now), Personal.Of(name), Personal.Of(email));
        var receive = (await host.Ports.Intake.Prepare(new NewComplaint(Channel.Email, "en", Personal.Of("The lift is stuck."), who), CancellationToken.None))!;
        return (await host.Do(receive)).ShouldBeOfType<Outcome.Done>().Case.State.Reference;
    }
}
