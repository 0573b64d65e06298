using Microsoft.Playwright;
using Recovery.Domain;
using Recovery.Web.Shared;

namespace Recovery.Web.Tests;

public sealed class SigningInTests(WebHost host, Browser browser) : IClassFixture<WebHost>
{
    [Fact]
    public async Task A_person_signs_in_and_comes_to_what_they_asked_for()
    {
        await using var window = await browser.Open(host, null);
        await window.Page.GotoAsync("/worklist?q=heating");
        await window.Page.Locator("button[name=as][value='claire.moreau']").ClickAsync();
        window.Page.Url.ShouldEndWith("/worklist?q=heating");
        (await window.Page.Locator(".me-name").TextContentAsync()).ShouldBe("Claire Moreau");
    }

    [Fact]
    public async Task A_key_signs_its_holder_in_and_a_revoked_one_signs_them_out()
    {
        var (key, secret) = await host.Ports.Keyring.Create("key.holder", Role.Agent, CancellationToken.None);
        await using var window = await browser.Open(host, null);
        await window.Page.GotoAsync("/sign-in");
        await window.Page.GetByLabel("Access key").FillAsync(secret);
        await window.Page.Keyboard.PressAsync("Enter");
        (await window.Page.Locator(".me-name").TextContentAsync()).ShouldBe("Key Holder");

        await host.Ports.Keyring.Revoke(key.Id, CancellationToken.None);
        host.Ports.Keys.Forget();
        await window.Page.ReloadAsync();
        window.Page.Url.ShouldContain("/sign-in");
    }

    [Theory]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/\n/elsewhere.example")]
    [InlineData("https://elsewhere.example")]
    [InlineData("")]
    public void Nobody_is_sent_elsewhere_after_signing_in(string to) => Preferences.Back(to).ShouldBe("/worklist");

    [Fact]
    public async Task What_one_person_typed_is_not_shown_to_the_next_at_the_same_desk()
    {
        var reference = await host.Receive("It hums.");
        await using var window = await browser.Open(host, WebHost.Claire);
        var note = window.Page.Locator("form[data-draft$='/notes'] [name=text]");
        await window.Page.GotoAsync($"/complaints/{reference}");
        await window.Page.EvaluateAsync("document.querySelector(\"form[data-draft$='/notes']\").closest('details')?.setAttribute('open', '')");
        await note.ClickAsync();
        await window.Page.Keyboard.TypeAsync("Between Claire and her team.");
        await window.Page.ReloadAsync();
        await Assertions.Expect(note).ToHaveValueAsync("Between Claire and her team.");

        await window.Page.GotoAsync($"/sign-in?to=/complaints/{reference}");
        await window.Page.Locator("button[name=as][value='tom.hughes']").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".me-name")).ToHaveTextAsync("Tom Hughes");
        await Assertions.Expect(note).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_wrong_key_is_told_so()
    {
        await using var window = await browser.Open(host, null, "fr");
        await window.Page.GotoAsync("/sign-in");
        await window.Page.GetByLabel("Clé d'accès").FillAsync("nonsense");
        await window.Page.Keyboard.PressAsync("Enter");
        (await window.Page.GetByRole(AriaRole.Alert).TextContentAsync()).ShouldNotBeNull().ShouldContain("inconnue");
    }

    [Theory]
    [InlineData("en", "Sign in")]
    [InlineData("fr", "Connexion")]
    [InlineData("es", "Iniciar sesión")]
    public async Task The_page_speaks_the_language_and_has_no_barriers(string language, string title)
    {
        await using var window = await browser.Open(host, null, language);
        await window.Page.GotoAsync("/sign-in");
        (await window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).TextContentAsync()).ShouldBe(title);
        (await window.Barriers()).ShouldBeEmpty();
        window.Complaints.ShouldBeEmpty();
    }
}
