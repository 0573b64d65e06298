using System.Net.Http.Headers;
using Recovery.Domain;
using Recovery.Web.Commanding;

namespace Recovery.Web.Tests;

/// <summary>What nobody should send, and somebody will: every page answers with a page, and never because something broke.</summary>
public sealed class HostileTests(WebHost host) : IClassFixture<WebHost>
{
    private static readonly string[] Values =
    [
        "", " ", "%00", "%ff%fe", "%zz", "%ED%A0%80", "'", "%27%3B--", "-1", "0", "99999999999999999999", "1e999", "NaN", "true", "null", "%7B%7D", "%F0%9F%A7%A8", "..%2F..", "P9Y",
        "0001-01-01T00:00", "9999-12-31T23:59", "2026-03-29T02:30", "2026-02-30", "%3Cscript%3E", "%E2%80%AE", "%0d%0aX:1", new string('x', 3000),
    ];

    private static readonly string[] Names = ["q", "who", "team", "channel", "stage", "severity", "language", "due", "late", "ended", "after", "v", "from", "at", "procedure", "product", "pack", "id", "into", "done", "stay", "to", "complainant.name", "of", "state", "kind", "target", "case", "before", "arrival", "as", "below", "format", "complaint", "text", "names", "known"];

    [Fact]
    public async Task No_address_breaks_a_page()
    {
        var reference = await host.Receive("It hums.");
        using var browser = await Signed(Role.Admin);
        string[] pages = ["/worklist", "/worklist/rows", "/intake/known", "/policies", "/policies/try", $"/complaints/{reference}", $"/complaints/{reference}/replay", $"/complaints/{reference}/merge", "/supervise", "/sign-in", "/arrivals", "/arrivals/strip", $"/arrivals/{Guid.Empty}", "/intake", "/deliveries", "/deliveries/subscribers", "/audit", "/audit/accesses", "/audit/export", "/audit/export/file", "/audit/bundle", "/audit/erasure", "/audit/proof/1", $"/audit/cases/{reference}", $"/audit/badge/{reference}"];
        List<string> broken = [];
        foreach (var page in pages)
        {
            foreach (var value in Values)
            {
                var address = $"{page}?{string.Join('&', Names.Select(name => name + "=" + value))}";
                await Look(browser, value.Length > 100 ? $"{page}?q={value}&at={value}" : address, broken);
            }
        }

        foreach (var value in Values)
        {
            foreach (var page in (string[])["/complaints/{0}", "/complaints/{0}/replay", "/complaints/{0}/since/{0}", "/policies/packs/{0}", "/policies/calendars/{0}", "/intake/{0}", "/worklist/rows/{0}", "/arrivals/{0}", "/arrivals/{0}/as-sent", "/arrivals/{0}/attachments/{0}", "/arrivals/{0}/message", "/assets/{0}/{0}", "/audit/proof/{0}", "/audit/cases/{0}", "/audit/badge/{0}", "/audit/checkpoints/{0}/note", "/audit/verifications/{0}", "/audit/export/file?format={0}", "/audit/accesses?who={0}", "/{0}"])
                await Look(browser, string.Format(System.Globalization.CultureInfo.InvariantCulture, page, value), broken);
        }

        broken.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_form_breaks_a_page()
    {
        var reference = await host.Receive("It hums.");
        var call = await host.Call("+33 6 00 00 00 00");
        using var browser = await Signed(Role.Admin);
        string[] forms =
        [
            .. CommandDesk.Routes.Select(route => "/" + route.Path.Replace("{id}", reference, StringComparison.Ordinal).Replace("{pid}", "p1", StringComparison.Ordinal)),
            $"/arrivals/{call}/filing", $"/arrivals/{call}/dismissal", $"/arrivals/{Guid.Empty}/filing", "/deliveries/retry", "/deliveries/1/retry", "/deliveries/x/giving-up",
            "/deliveries/subscribers", $"/deliveries/subscribers/{Guid.Empty}/pause", $"/deliveries/subscribers/{Guid.Empty}/secret", "/deliveries/subscribers/x/removal", $"/deliveries/subscribers/{Guid.Empty}/test",
            "/intake", $"/intake/{reference}", "/worklist/bulk", "/worklist/views", $"/worklist/rows/{Guid.Empty}/take", "/preferences", "/sign-in", "/supervise", $"/complaints/{reference}/presence", $"/complaints/{reference}/coach",
            "/audit/verifications", $"/audit/verifications/{Guid.Empty}/stop", "/audit/verifications/x/stop", $"/audit/erasure/{reference}", $"/audit/erasure/{Guid.Empty}",
        ];
        string[] fields =
        [
            "_version", "_key", "_form", "narrative", "channel", "language", "complainant.name", "complainant.email", "text", "what", "who", "dueOn", "value", "override.reason", "restatement", "words", "correction", "kind",
            "description", "amount", "currency", "outcome", "explanation", "reason", "rootCause.need", "rootCause.touchpoint", "carryOverConsented", "action", "at", "note", "rating", "disputed", "to", "team", "severity",
            "procedure", "emotion", "accepted", "direction", "into", "pack", "number", "upheld", "resolution.outcome", "solution.kind", "promise.dueOn", "view", "name", "do", "case", "as", "key", "back", "theme", "leave", "complaint", "arrival", "url", "types", "target", "legalGround", "confirm", "full",
        ];
        List<string> broken = [];
        foreach (var form in forms)
        {
            foreach (var value in Values)
            {
                var body = string.Join('&', fields.Select(field => field + "=" + (value.Length > 100 ? new string('x', 300) : value)));
                using var content = new StringContent(body, new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
                using var answer = await browser.PostAsync(new Uri(form, UriKind.Relative), content);
                if ((int)answer.StatusCode >= 500)
                    broken.Add($"{form} {value}: {(int)answer.StatusCode}");
            }
        }

        broken.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_of_another_site_is_not_taken()
    {
        var reference = await host.Receive("It hums.");
        using var handler = new HttpClientHandler { UseCookies = true, AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = host.Address };
        var page = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var token = page.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var signIn = new FormUrlEncodedContent([new("as", "claire.moreau"), new("__RequestVerificationToken", token)]);
        ((int)(await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), signIn)).StatusCode).ShouldBe(302);

        using var forged = new FormUrlEncodedContent([new("text", "It was me.")]);
        ((int)(await browser.PostAsync(new Uri($"/complaints/{reference}/notes", UriKind.Relative), forged)).StatusCode).ShouldBe(400);
        (await host.Case(reference)).Version.ShouldBe(1);
    }

    private async Task<HttpClient> Signed(Role role)
    {
        var (_, secret) = await host.Ports.Keyring.Create("hostile", role, CancellationToken.None);
        return new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", secret) } };
    }

    private static async Task Look(HttpClient browser, string address, List<string> broken)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        if ((int)answer.StatusCode >= 500)
            broken.Add($"{address[..Math.Min(address.Length, 160)]}: {(int)answer.StatusCode}");
    }
}
