using Microsoft.Playwright;
using Recovery.Audit.Bundling;
using Recovery.Audit.Verifying.Running;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Engine.Auditing;
using static Microsoft.Playwright.Assertions;

namespace Recovery.Web.Tests;

/// <summary>An auditor looks at what was signed, verifies it, and takes the proof away.</summary>
public sealed class AuditTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    private static readonly string[] Places = ["/audit", "/audit/accesses", "/audit/export", "/audit/erasure"];

    [Fact]
    public async Task An_agent_does_not_audit()
    {
        var reference = await Signed("It hums.");
        await using var window = await browser.Open(host, WebHost.Claire);
        foreach (var place in (string[])[.. Places, "/audit/proof/1", $"/audit/cases/{reference}", $"/audit/badge/{reference}", "/audit/notary.pub", $"/audit/bundle?complaint={reference}", "/audit/export/file?format=csv"])
            (await window.Page.GotoAsync(place))!.Status.ShouldBe(403, place);
        await window.Page.GotoAsync($"/complaints/{reference}");
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "Audit" })).ToHaveCountAsync(0);
        await Expect(window.Page.Locator(".proof-badge")).ToHaveCountAsync(0);
        await Expect(window.Page.GetByText("Who read this case")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_auditor_verifies_by_keyboard_and_reads_the_result()
    {
        await Signed("It hums.");
        await using var window = await browser.Open(host, WebHost.Paul);
        await window.Page.GotoAsync("/audit");
        await Expect(window.Page.Locator("[aria-labelledby=latest]")).ToContainTextAsync("Covers");
        await window.Page.Locator("#verify-full").FocusAsync();
        await window.Page.Keyboard.PressAsync("Space");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.Arrives("*/audit/verifications/*");
        await Expect(window.Page.GetByText("The log is what was signed")).ToBeVisibleAsync();
        await Expect(window.Page.Locator("#run .tag")).ToHaveTextAsync("Verified");
        (await window.Barriers()).ShouldBeEmpty();

        await window.Page.GotoAsync("/audit");
        await Expect(window.Page.Locator(".audit-runs li").First).ToContainTextAsync("Paul Keller · everything read again");
        (await host.Ports.Accesses.Page(new AccessFilter(Actor: WebHost.Paul.Name), CancellationToken.None)).ShouldContain(past => past.Access.Kind == AccessKind.Verified && past.Access.Query == "full");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_of_another_node_is_watched_and_stopped()
    {
        var runs = host.Ports.Verifier.Runs;
        var now = host.Ports.Clock.Now;
        var run = new VerificationRun(Guid.CreateVersion7(now), now, WebHost.Paul.Name, true, RunState.Running, 0, 0, now, null, null, null);
        await runs.Begin(run, CancellationToken.None);
        (await runs.GoesOn(run.Id, 1000, 250, now, CancellationToken.None)).ShouldBeTrue();

        await using var window = await browser.Open(host, WebHost.Helen, width: 390);
        await window.Page.GotoAsync("/audit");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "A verification is running" }).ClickAsync();
        await Expect(window.Page.GetByLabel("250 of 1,000 events read")).ToBeVisibleAsync();
        (await window.Barriers()).ShouldBeEmpty();
        (await window.Overflow()).ShouldBe(0);
        await runs.GoesOn(run.Id, 1000, 750, now, CancellationToken.None);
        await Expect(window.Page.GetByLabel("750 of 1,000 events read")).ToBeVisibleAsync();

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Stop it" }).ClickAsync();
        await Expect(window.Page.GetByLabel("750 of 1,000 events read")).ToBeVisibleAsync();
        (await runs.GoesOn(run.Id, 1000, 751, now, CancellationToken.None)).ShouldBeFalse();
        await runs.End(run with { State = RunState.Stopped, Events = 1000, Read = 751, SeenAt = now, EndedAt = now }, CancellationToken.None);
        await Expect(window.Page.Locator("#run")).ToContainTextAsync("Somebody stopped it after 751 of 1,000 events");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_case_bears_what_proves_it_and_each_event_has_its_proof()
    {
        var reference = await Signed("It hums.");
        await using var window = await browser.Open(host, WebHost.Paul);
        await window.Page.GotoAsync($"/complaints/{reference}");
        var badge = window.Page.Locator(".proof-badge");
        await Expect(badge).ToContainTextAsync("Proven by checkpoint");
        await badge.GetByRole(AriaRole.Link).FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.Locator(".proof-table tbody tr")).ToHaveCountAsync(2);
        await Expect(window.Page.Locator(".proof-table .tag.met")).ToHaveCountAsync(2);
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Received" }).First.ClickAsync();
        await Expect(window.Page.Locator(".audit-standing .tag")).ToHaveTextAsync("Proven");
        await Expect(window.Page.Locator("pre").First).ToContainTextAsync("sealed:v1:");
        await Expect(window.Page.Locator("pre").First).Not.ToContainTextAsync("It hums.");

        await window.Page.GotoAsync($"/complaints/{reference}/replay?v=1");
        await Expect(window.Page.Locator(".proof-badge")).ToContainTextAsync("Proven by checkpoint");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_bundle_of_a_case_verifies_without_a_database()
    {
        var reference = await Signed("It hums.");
        await using var window = await browser.Open(host, WebHost.Paul);
        await window.Page.GotoAsync($"/audit/cases/{reference}");
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.GetByRole(AriaRole.Link, new() { Name = "Download the bundle" }).ClickAsync());
        download.SuggestedFilename.ShouldBe($"{reference}.bundle.jsonl");
        await Expect(window.Page.Locator("pre code")).ToHaveTextAsync($"recovery verify --bundle {reference}.bundle.jsonl --key notary.pub");

        await using var bundle = File.OpenRead(await download.PathAsync());
        var verdict = await new BundleVerification(host.Ports.Verifier.Keys(), []).Run(bundle, null, CancellationToken.None);
        verdict.Findings.ShouldBeEmpty();
        verdict.Read.ShouldBe(2);
        (await host.Ports.Accesses.Page(new AccessFilter(await host.Ports.Cases.Find(reference, CancellationToken.None)), CancellationToken.None))[0].Access.Query.ShouldBe("format=bundle");
    }

    [Fact]
    public async Task What_is_newer_than_the_last_checkpoint_says_so()
    {
        await Signed("It hums.");
        var older = (await host.Ports.Notarised.Latest(CancellationToken.None))!;
        var reference = await Signed("It hums again.");
        var entry = (await host.Ports.Notarised.EntriesOf((await host.Case(reference)).Id.Value, CancellationToken.None))[^1];
        (await Web.Audit.EventProof.Of(host.Ports.Notarised, entry, Web.Audit.TrustedHead.Of(older, host.Ports), CancellationToken.None)).Standing.ShouldBe(Web.Audit.EventStanding.Unsigned);
    }

    [Fact]
    public async Task An_export_is_a_plain_form_and_says_what_is_wrong_with_it()
    {
        var reference = await Signed("It hums.");
        await using var window = await browser.Open(host, WebHost.Paul, scripts: false);
        await window.Page.GotoAsync("/audit/export");
        await window.Page.GetByLabel("Only one case").FillAsync("R-0-0");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Download" }).ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no complaint");
        await Expect(window.Page.GetByLabel("Only one case")).ToHaveValueAsync("R-0-0");

        await window.Page.GetByLabel("Only one case").FillAsync(reference);
        await window.Page.GetByLabel("Events, CSV").CheckAsync();
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.GetByRole(AriaRole.Button, new() { Name = "Download" }).ClickAsync());
        download.SuggestedFilename.ShouldEndWith(".csv");
        var text = await File.ReadAllTextAsync(await download.PathAsync());
        text.ShouldContain("complaint-received");
        text.ShouldNotContain("It hums.");
    }

    [Fact]
    public async Task Who_read_a_case_is_listed_and_linked_from_it()
    {
        var reference = await Signed("It hums.");
        await using var claire = await browser.Open(host, WebHost.Claire);
        await claire.Page.GotoAsync($"/complaints/{reference}");

        await using var window = await browser.Open(host, WebHost.Helen);
        await window.Page.GotoAsync($"/complaints/{reference}");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Who read this case" }).ClickAsync();
        await Expect(window.Page.Locator(".access-table")).ToContainTextAsync("Claire Moreau");
        await window.Page.GetByLabel("Who", new() { Exact = true }).FillAsync(WebHost.Helen.Name);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await window.Page.Arrives($"*/audit/accesses?case={reference}&who=helen.ward");
        await Expect(window.Page.Locator(".access-table")).ToContainTextAsync("Helen Ward");
        await Expect(window.Page.Locator(".access-table")).Not.ToContainTextAsync("Claire Moreau");
    }

    [Fact]
    public async Task An_administrator_forgets_a_person_after_typing_the_reference()
    {
        var reference = await Signed("The heating failed twice.", "Zebedee Quince");
        await using var window = await browser.Open(host, WebHost.Ada);
        await window.Page.GotoAsync($"/complaints/{reference}");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Forget this person…" }).ClickAsync();
        await Expect(window.Page.GetByText("This cannot be undone")).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("Zebedee Quince")).ToBeVisibleAsync();
        await window.Page.GetByLabel("Reason").FillAsync("Asked for in writing.");
        await window.Page.GetByLabel("To confirm").FillAsync("R-1");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Forget for good" }).ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nothing was done");
        await Expect(window.Page.GetByLabel("Reason")).ToHaveValueAsync("Asked for in writing.");
        (await window.Barriers()).ShouldBeEmpty();

        await window.Page.GetByLabel("To confirm").FillAsync(reference);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Forget for good" }).ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Forgotten: the key of 1 case is destroyed.");
        await Expect(window.Page.Locator(".audit-erasures li").First).ToContainTextAsync("GDPR 17(1)(b)");
        await Expect(window.Page.Locator(".audit-erasures li").First).ToContainTextAsync("Ada Root");
        await window.Page.GotoAsync($"/complaints/{reference}");
        await Expect(window.Page.Locator("#case")).Not.ToContainTextAsync("Zebedee Quince");
        window.Complaints.ShouldBeEmpty();

        await using var paul = await browser.Open(host, WebHost.Paul);
        await paul.Page.GotoAsync("/audit/erasure");
        await Expect(paul.Page.Locator(".audit-erasures li").First).ToContainTextAsync("Asked for in writing.");
        await Expect(paul.Page.GetByText("Forget a complainant")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("en", "/audit", "Latest checkpoint", 1280)]
    [InlineData("fr", "/audit", "Dernier point de contrôle", 390)]
    [InlineData("es", "/audit", "Último punto de control", 390)]
    [InlineData("en", "/audit/accesses", "Who read what", 390)]
    [InlineData("fr", "/audit/accesses", "Qui a lu quoi", 1280)]
    [InlineData("es", "/audit/accesses", "Quién leyó qué", 390)]
    [InlineData("en", "/audit/export", "Export the log", 390)]
    [InlineData("fr", "/audit/export", "Exporter le journal", 390)]
    [InlineData("es", "/audit/export", "Exportar el registro", 1280)]
    [InlineData("en", "/audit/erasure?case={0}", "This cannot be undone", 390)]
    [InlineData("fr", "/audit/erasure?case={0}", "irrévocable", 390)]
    [InlineData("es", "/audit/erasure?case={0}", "Nadie podrá deshacerlo", 1280)]
    [InlineData("en", "/audit/cases/{0}", "Verify it without us", 390)]
    [InlineData("fr", "/audit/cases/{0}", "Vérifier sans nous", 390)]
    [InlineData("es", "/audit/cases/{0}", "Verificarlo sin nosotros", 390)]
    [InlineData("en", "/audit/proof/{1}", "The path to the root", 390)]
    [InlineData("fr", "/audit/proof/{1}", "Le chemin vers la racine", 1280)]
    [InlineData("es", "/audit/proof/{1}", "El camino hasta la raíz", 390)]
    public async Task Each_page_speaks_the_language_and_has_no_barriers(string language, string path, string words, int width)
    {
        var reference = await Signed("It hums.");
        var position = (await host.Ports.Notarised.EntriesOf((await host.Case(reference)).Id.Value, CancellationToken.None))[0].Position;
        await using var window = await browser.Open(host, WebHost.Ada, language, width);
        await window.Page.GotoAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, reference, position));
        await Expect(window.Page.GetByText(words).First).ToBeVisibleAsync();
        (await window.Barriers()).ShouldBeEmpty();
        (await window.Overflow()).ShouldBe(0);
        window.Complaints.ShouldBeEmpty();
    }

    /// <summary>A case of two events that the notary has signed.</summary>
    private async Task<string> Signed(string narrative, string complainant = "Jeanne Martin")
    {
        var reference = await host.Receive(narrative, complainant: complainant);
        await host.Do(new Acknowledge((await host.Case(reference)).Id));
        await host.AllSigned(reference);
        return reference;
    }
}
