using Recovery.Domain;

namespace Recovery.Api.Tests.Arriving;

/// <summary>What people see of what came in, and what they decide.</summary>
public sealed class ArrivalTests(EdgeHost host) : IClassFixture<EdgeHost>
{
    private const string WithFile = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary=\"c\"\r\n\r\n"
        + "--c\r\nContent-Type: text/plain\r\n\r\nThe heating is broken, whole text.\r\n--c\r\nContent-Type: text/html\r\n\r\n<p onclick=\"x()\">The heating<script>alert(1)</script></p>\r\n--c--\r\n"
        + "--b\r\nContent-Type: text/html; name=\"évil.html\"\r\nContent-Disposition: attachment; filename*=UTF-8''%C3%A9vil.html\r\n\r\n<script>alert(1)</script>\r\n--b--\r\n";

    private readonly Talk agent = host.As(Role.Agent);

    [Fact]
    public async Task An_arrival_is_seen_whole_and_safe_and_saved_never_shown()
    {
        var raw = $"From: {Letter.NewAddress()}\r\nMessage-ID: <{Letter.NewId()}>\r\nSubject: S\r\n{WithFile}";
        var answer = (await host.Mail(raw)).Done(201);
        var id = (string)answer.Json["arrival"]!;
        var seen = (await agent.Get($"arrivals/{id}")).Done().Json;
        ((string)seen["text"]!).ShouldContain("whole text");
        ((string)seen["html"]!).ShouldContain("The heating");
        ((string)seen["html"]!).ShouldNotContain("script");
        ((string)seen["html"]!).ShouldNotContain("onclick");
        ((string)seen["case"]!["reference"]!).ShouldBe((string)answer.Json["reference"]!);
        var file = seen["attachments"]!.AsArray().Single()!;
        ((int)file["n"]!, (string)file["name"]!, (string)file["mediaType"]!, ((string)file["sha256"]!).Length).ShouldBe((1, "évil.html", "text/html", 64));

        foreach (var (path, type, body) in ((string, string, string)[])[($"arrivals/{id}/content", "message/rfc822", raw), ($"arrivals/{id}/attachments/1", "application/octet-stream", "<script>alert(1)</script>")])
        {
            using var saved = await host.ClientOf(Role.Auditor).GetAsync(new Uri("/api/v1/" + path, UriKind.Relative));
            (await saved.Content.ReadAsStringAsync()).TrimEnd().ShouldBe(body.TrimEnd());
            saved.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            saved.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
            saved.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            saved.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox");
        }

        (await agent.Get($"arrivals/{id}/attachments/2")).Refused(404, "content-unknown");
        (await agent.Get($"arrivals/{id}/attachments/0")).Refused(404, "content-unknown");
        (await agent.Get($"arrivals/{Guid.CreateVersion7()}")).Refused(404, "arrival-unknown");
        (await host.As(Role.Integration).Get("arrivals")).Refused(403, "role-not-allowed");
    }

    [Fact]
    public async Task Arrivals_are_listed_newest_first_a_page_at_a_time_and_by_state_kind_and_case()
    {
        var first = (await host.Mail(Letter.From(Letter.NewAddress()))).Done(201);
        var aside = await Aside();
        var page = (await agent.Get("arrivals?limit=1")).Done().Json;
        ((string)page["items"]![0]!["id"]!).ShouldBe(aside);
        var next = (await agent.Get($"arrivals?limit=1&cursor={page["next"]}")).Done().Json;
        ((string)next["items"]![0]!["id"]!).ShouldBe((string)first.Json["arrival"]!);
        (await agent.Get("arrivals?state=set-aside&kind=mail")).Done().Json["items"]!.AsArray().ShouldAllBe(item => (string)item!["state"]! == "set-aside");
        var ofCase = (await agent.Get($"arrivals?complaint={first.Json["reference"]}")).Done().Json["items"]!.AsArray().Single()!;
        ((string)ofCase["id"]!, (string)ofCase["complaint"]!).ShouldBe(((string)first.Json["arrival"]!, first.Id));
        (await agent.Get("arrivals?complaint=R-1-1")).Refused(404, "complaint-unknown");
    }

    [Fact]
    public async Task A_person_opens_a_case_of_what_was_set_aside_with_the_date_it_came()
    {
        var aside = await Aside();
        await host.Sql($"update recovery.arrivals set at = at - interval '3 hours' where id = '{aside}'");
        var filed = (await agent.Post($"arrivals/{aside}/filing", "{}", ("On-Behalf-Of", "Zoe"))).Done();
        ((string)filed.Json["verdict"]!, filed.Stage).ShouldBe(("received", "received"));
        (await agent.Post($"arrivals/{aside}/filing", "{}")).Done().Text.ShouldBe(filed.Text);
        var seen = (await agent.Get($"arrivals/{aside}")).Done().Json["arrival"]!;
        ((string)seen["state"]!, (string)seen["by"]!).ShouldBe(("filed", "Zoe"));
        var received = DateTimeOffset.Parse((string)(await agent.Get($"complaints/{filed.Id}")).Done().Json["receivedAt"]!);
        received.ShouldBe(DateTimeOffset.Parse((string)seen["at"]!), TimeSpan.FromMilliseconds(1));
        (await agent.Post($"arrivals/{aside}/dismissal", """{"reason":"x"}""")).Refused(409, "arrival-settled");
    }

    [Fact]
    public async Task A_person_files_what_was_set_aside_on_a_case()
    {
        var opened = (await host.Mail(Letter.From(Letter.NewAddress()))).Done(201);
        var aside = await Aside();
        (await agent.Post($"arrivals/{aside}/filing", """{"complaint":"R-1-1"}""")).Refused(404, "complaint-unknown");
        (await agent.Post($"arrivals/{aside}/filing", $$"""{"complaint":"{{Guid.CreateVersion7()}}"}""")).Refused(404, "complaint-unknown");
        var filed = (await agent.Post($"arrivals/{aside}/filing", $$"""{"complaint":"{{opened.Json["reference"]}}"}""")).Done();
        ((string)filed.Json["verdict"]!, filed.Id, filed.Version).ShouldBe(("linked", opened.Id, 2));
        var other = (await host.Mail(Letter.From(Letter.NewAddress()))).Done(201);
        (await agent.Post($"arrivals/{aside}/filing", $$"""{"complaint":"{{other.Id}}"}""")).Refused(409, "arrival-settled").Json["about"]!.ToString().ShouldBe((string)opened.Json["reference"]!);
        (await host.As(Role.Auditor).Post($"arrivals/{aside}/filing", "{}")).Refused(403, "role-not-allowed");
    }

    [Fact]
    public async Task A_person_dismisses_with_a_reason_and_may_think_again()
    {
        var aside = await Aside();
        (await agent.Post($"arrivals/{aside}/dismissal", "{}")).Refused(422, "malformed");
        (await agent.Post($"arrivals/{aside}/dismissal", """{"reason":"  "}""")).Refused(422, "malformed");
        var dismissed = (await agent.Post($"arrivals/{aside}/dismissal", """{"reason":"Advertising."}""")).Done();
        ((string)dismissed.Json["verdict"]!, (string)dismissed.Json["reason"]!).ShouldBe(("dismissed", "Advertising."));
        (await agent.Post($"arrivals/{aside}/dismissal", """{"reason":"Advertising."}""")).Done().Text.ShouldBe(dismissed.Text);
        ((string)(await agent.Post($"arrivals/{aside}/filing", "{}")).Done().Json["verdict"]!).ShouldBe("received");
    }

    private async Task<string> Aside() => (string)(await host.Mail("Auto-Submitted: auto-generated\r\n" + Letter.From(Letter.NewAddress()))).Done().Json["arrival"]!;
}
