using Microsoft.Playwright;
using Recovery.Domain;
using Recovery.Domain.Complaints.Assigning;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reviewing;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Engine.Reading;
using Recovery.Web.Shared;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

public sealed class SuperviseTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    private static readonly Person Import = new("import", Role.Integration);
    private static readonly Person Sam = new("sam.boss", Role.Supervisor);

    [Fact]
    public async Task An_agent_does_not_supervise()
    {
        await using var window = await browser.Open(host, WebHost.Claire);
        (await window.Page.GotoAsync("/supervise"))!.Status.ShouldBe(403);
        (await window.Page.GotoAsync("/supervise/on-time"))!.Status.ShouldBe(403);
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "Supervise" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_figures_are_those_of_the_cases_and_lead_to_them()
    {
        var (late, later, letter) = (await Received(Channel.Phone, 30), await Received(Channel.Email, 20), await Received(Channel.Letter, 0));
        foreach (var one in new[] { late, later, letter })
            await host.Do(new Assign((await host.Case(one)).Id, "frida.cast", "forecast"));

        await using var window = await browser.Open(host, WebHost.Helen);
        await window.Page.GotoAsync("/supervise");
        var row = window.Page.Locator("#forecast tr", new() { Has = window.Page.GetByRole(AriaRole.Rowheader, new() { Name = "forecast", Exact = true }) });
        var cells = (await row.Locator("td").AllTextContentsAsync()).Select(int.Parse).ToList();
        (cells[0], cells[^1], cells[..^1].Sum()).ShouldBe((2, 3, 3));
        var person = window.Page.Locator("#load tr", new() { HasText = "Frida Cast" });
        (await person.Locator("td").Nth(0).TextContentAsync()).ShouldBe("3");
        (await person.Locator("td").Nth(1).TextContentAsync()).ShouldBe("2");
        await Expect(window.Page.Locator("#late li", new() { HasText = late })).ToContainTextAsync("working days late");

        await row.Locator("td a").First.ClickAsync();
        window.Page.Url.ShouldContain("team=forecast");
        window.Page.Url.ShouldContain("late=1");
        await Expect(window.Page.GetByText(late)).ToBeVisibleAsync();
        await Expect(window.Page.GetByText(later)).ToBeVisibleAsync();
        await Expect(window.Page.GetByText(letter)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Every_chart_is_drawn_from_its_table_and_a_bar_leads_where_its_figure_does()
    {
        var reference = await Received(Channel.Verbal, 25);
        await host.Do(new Assign((await host.Case(reference)).Id, "otto.chart", "charts"));
        await using var window = await browser.Open(host, WebHost.Paul);
        await window.Page.GotoAsync("/supervise");
        await Expect(window.Page.Locator("#forecast canvas[role=img]")).ToHaveCountAsync(2);
        await Expect(window.Page.Locator("#on-time canvas[role=img]")).ToHaveCountAsync(2);
        await Expect(window.Page.GetByRole(AriaRole.Img, new() { Name = "What falls due: By team" })).ToBeVisibleAsync();
        (await window.Page.EvaluateAsync<int[]>("""
            [...document.querySelectorAll("canvas")].map(c => c.getContext("2d").getImageData(0, 0, c.width, c.height).data.filter((v, n) => n % 4 === 3 && v > 0).length)
            """)).ShouldAllBe(drawn => drawn > 500);

        var spot = await window.Page.EvaluateAsync<float[]>("""
            (() => { const c = document.querySelector("#forecast canvas"), bar = Chart.getChart(c).getDatasetMeta(0).data[0], box = c.getBoundingClientRect(); return [box.x + bar.x, box.y + (bar.y + bar.base) / 2]; })()
            """);
        await window.Page.Mouse.ClickAsync(spot[0], spot[1]);
        await window.Page.Arrives("**/worklist?*late=1*");
        window.Page.Url.ShouldContain("team=");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_supervisor_decides_on_an_override_and_it_is_gone_from_the_list()
    {
        var (one, other) = (await Overridden("The complainant named that day."), await Overridden("They are abroad until then."));
        await using var window = await browser.Open(host, WebHost.Helen);
        await window.Page.GotoAsync("/supervise");
        var item = window.Page.Locator(".override", new() { HasText = one });
        await Expect(item).ToContainTextAsync("The complainant named that day.");
        await Expect(item).ToContainTextAsync("Claire Moreau wrote beyond a rule");
        await item.GetByLabel("Your reason").FillAsync("It is their wish.");
        await item.GetByRole(AriaRole.Button, new() { Name = "Uphold" }).ClickAsync();

        await Expect(window.Page.Locator(".override", new() { HasText = one })).ToHaveCountAsync(0);
        await Expect(window.Page.Locator(".override", new() { HasText = other })).ToHaveCountAsync(1);
        await Expect(window.Page.Locator("#overrides [role=status]")).ToContainTextAsync(one);
        (await Overrides(one)).ShouldHaveSingleItem().Review!.ShouldSatisfyAllConditions(
            review => review.Upheld.ShouldBeTrue(), review => review.Reason.Reveal().ShouldBe("It is their wish."), review => review.Recorded.By.ShouldBe(WebHost.Helen.Name));
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_comes_second_is_told_so_and_nobody_decides_on_their_own()
    {
        var (contested, own) = (await Overridden("Asked for."), await Overridden("Asked for.", WebHost.Helen));
        await using var window = await browser.Open(host, WebHost.Helen);
        await window.Page.GotoAsync("/supervise");
        var mine = window.Page.Locator(".override", new() { HasText = own });
        await Expect(mine).ToContainTextAsync("another supervisor decides");
        await Expect(mine.Locator("form")).ToHaveCountAsync(0);

        (await host.Do(new ReviewOverride((await host.Case(contested)).Id, 1, null, false, Personal.Of("No.")), Sam)).ShouldBeOfType<Outcome.Done>();
        var item = window.Page.Locator(".override", new() { HasText = contested });
        await item.GetByLabel("Your reason").FillAsync("Yes.");
        await item.GetByRole(AriaRole.Button, new() { Name = "Uphold" }).ClickAsync();
        await Expect(window.Page.Locator("#overrides").GetByRole(AriaRole.Alert)).ToContainTextAsync("has been reviewed");
        (await Overrides(contested)).ShouldHaveSingleItem().Review!.Upheld.ShouldBeFalse();
    }

    [Fact]
    public async Task An_auditor_reads_and_decides_nothing()
    {
        var reference = await Overridden("Asked for.");
        await using var window = await browser.Open(host, WebHost.Paul);
        await window.Page.GotoAsync("/supervise");
        await Expect(window.Page.Locator(".override", new() { HasText = reference })).ToContainTextAsync("Awaits a supervisor.");
        await Expect(window.Page.Locator(".override form")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_scripts_everything_is_there_by_links_and_forms()
    {
        var reference = await Overridden("They are abroad.");
        await using var window = await browser.Open(host, WebHost.Helen, scripts: false);
        await window.Page.GotoAsync("/supervise");
        await Expect(window.Page.Locator("#forecast table")).ToHaveCountAsync(2);
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Show it now" }).ClickAsync();
        await Expect(window.Page.Locator("#on-time table")).ToHaveCountAsync(2);

        var item = window.Page.Locator(".override", new() { HasText = reference });
        await item.GetByLabel("Your reason").FillAsync("They could have been written to.");
        await item.GetByRole(AriaRole.Button, new() { Name = "Object" }).ClickAsync();
        await window.Page.Arrives("**/supervise?decided=*");
        await Expect(window.Page.Locator("#overrides [role=status]")).ToContainTextAsync(reference);
        await Expect(window.Page.Locator(".override", new() { HasText = reference })).ToHaveCountAsync(0);
        (await Overrides(reference)).ShouldHaveSingleItem().Review!.Upheld.ShouldBeFalse();
    }

    [Theory]
    [InlineData("en", "Supervise", "What falls due", "Overrides awaiting a decision")]
    [InlineData("fr", "Pilotage", "Ce qui arrive à échéance", "Dérogations à examiner")]
    [InlineData("es", "Supervisión", "Lo que vence", "Excepciones por revisar")]
    public async Task The_page_speaks_the_language_without_barriers_on_wide_and_narrow(string language, string title, string due, string overrides)
    {
        await Overridden("They asked for it.");
        await Received(Channel.Phone, 12);
        foreach (var width in (int[])[1280, 390])
        {
            await using var window = await browser.Open(host, WebHost.Helen, language, width);
            await window.Page.GotoAsync("/supervise");
            await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
            (await window.Page.GetByRole(AriaRole.Heading, new() { Level = 2 }).AllTextContentsAsync()).ShouldContain(due);
            (await window.Page.GetByRole(AriaRole.Heading, new() { Level = 2 }).AllTextContentsAsync()).ShouldContain(overrides);
            await Expect(window.Page.Locator("#on-time canvas")).ToHaveCountAsync(2);
            (await window.Barriers()).ShouldBeEmpty();
            (await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
            window.Complaints.ShouldBeEmpty();
        }
    }

    /// <summary>A complaint received some days ago, as an integration brings it in.</summary>
    private async Task<string> Received(Channel channel, int daysAgo)
    {
        var who = new Complainant(Guid.CreateVersion7(host.Ports.Clock.Now), Personal.Of("Ada Example"));
        var receive = await host.Ports.Intake.Prepare(
            new NewComplaint(channel, "en", Personal.Of("It is cold."), who, ReceivedAt: daysAgo == 0 ? null : host.Ports.Clock.Now.AddDays(-daysAgo)), CancellationToken.None);
        return (await host.Do(receive!, Import)).ShouldBeOfType<Outcome.Done>().Case.State.Reference;
    }

    /// <summary>A case in which somebody wrote beyond a rule.</summary>
    private async Task<string> Overridden(string reason, Person? by = null)
    {
        var reference = await host.Receive("It is cold.");
        var id = (await host.Case(reference)).Id;
        (await host.Do(new SendMessage(id, MessageKind.Courtesy, Channel.Email, Personal.Of("We are at it."), new Override(Personal.Of(reason))), by ?? WebHost.Claire)).ShouldBeOfType<Outcome.Done>();
        return reference;
    }

    private async Task<IReadOnlyList<OverrideLine>> Overrides(string reference) =>
        CaseView.Of((await host.Ports.Cases.Now((await host.Case(reference)).Id, CancellationToken.None))!).Overrides;
}
