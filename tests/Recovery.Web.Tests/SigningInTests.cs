using Microsoft.Playwright;
using Recovery.Domain;

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
