using Recovery.Domain;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Engine.Handling;

namespace Recovery.Api.Tests;

/// <summary>A case whose complainant was forgotten, over HTTP.</summary>
public sealed class ForgettingTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Words_are_refused_with_a_code_and_everything_else_goes_on()
    {
        var id = await Forgotten();
        var agent = host.As(Role.Agent);
        foreach (var (path, body) in ((string, string)[])
            [
                ("acknowledgement", """{"message":"We heard you."}"""),
                ("notes", """{"text":"She rang."}"""),
                ("contacts", """{"channel":"phone","direction":"in","text":"It is me."}"""),
                ("severity", """{"severity":"high","reason":"A child is ill."}"""),
                ("emotions", """{"emotion":"upset"}"""),
                ("messages", """{"kind":"courtesy","channel":"email","text":"Sorry."}"""),
                ("abuse", """{"reason":"She shouted."}"""),
            ])
        {
            (await agent.Post($"complaints/{id}/{path}", body)).Refused(409, "personal-data-erased");
        }

        (await agent.Post($"complaints/{id}/acknowledgement", "{}")).Done();
        (await agent.Post($"complaints/{id}/assignment", """{"to":"agent-1"}""")).Done();
        (await agent.Post($"complaints/{id}/withdrawal", """{"reason":"Jeanne said so."}""")).Done().Stage.ShouldBe("withdrawn");
    }

    [Fact]
    public async Task The_case_shows_that_something_was_said_and_not_what()
    {
        var id = await Forgotten();
        foreach (var asked in (string[])["", "?version=1"])
        {
            var seen = (await host.As(Role.Agent).Get($"complaints/{id}{asked}")).Done();
            ((string)seen.Json["narrative"]!, (string)seen.Json["complainant"]!["name"]!).ShouldBe(("[erased]", "[erased]"));
            seen.Text.ShouldNotContain("Jeanne");
        }

        ((string)(await host.As(Role.Agent).Get($"complaints/{id}")).Json["nextStep"]!).ShouldBe("withdraw");
    }

    private async Task<string> Forgotten()
    {
        var id = (await host.As(Role.Agent).Post("complaints", """{"channel":"phone","language":"fr","narrative":"Jeanne a froid.","complainant":{"name":"Jeanne Martin"}}""")).Done(201).Id;
        (await host.Ports.Engine.Handle(
            new EraseSubject(new ComplaintId(Guid.Parse(id)), "asked for", "GDPR 17(1)(b)"), new Request(new Actor("officer", Role.Admin)), CancellationToken.None)).ShouldBeOfType<Outcome.Done>();
        return id;
    }
}
