using Recovery.Domain;

namespace Recovery.Api.Tests;

/// <summary>What the method refuses, seen from outside.</summary>
public sealed class MethodTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly Talk agent = host.As(Role.Agent);

    [Fact]
    public async Task Nothing_is_promised_before_the_restatement_is_confirmed()
    {
        var id = await A.Reformulated(agent);
        (await agent.Post($"complaints/{id}/promises", A.Promise(host.Ports))).Refused(409, "restatement-not-confirmed").Json["stage"]!.ToString().ShouldBe("reformulated");
        (await agent.Post($"complaints/{id}/solutions", A.Redress)).Refused(409, "restatement-not-confirmed");
    }

    [Fact]
    public async Task The_same_restatement_twice_changes_nothing()
    {
        var id = await A.Acknowledged(agent);
        var first = (await agent.Post($"complaints/{id}/reformulations", A.Restatement)).Done();
        var second = (await agent.Post($"complaints/{id}/reformulations", A.Restatement)).Done();
        (second.Version, (long)second.Json["position"]!).ShouldBe((first.Version, (long)first.Json["position"]!));
    }

    [Theory]
    [InlineData("hold")]
    [InlineData("decline")]
    public async Task The_answer_to_a_formal_letter_waits_for_the_meeting(string settled)
    {
        var id = await A.Confirmed(agent, "letter");
        const string byPhone = """{"kind":"substantive","channel":"phone","text":"Here is our answer."}""";
        (await agent.Post($"complaints/{id}/messages", byPhone)).Refused(409, "meeting-first");
        (await agent.Post($"complaints/{id}/messages", byPhone.Replace("substantive", "statutory"))).Done();
        (await agent.Post($"complaints/{id}/meetings", """{"action":"hold"}""")).Refused(409, "meeting-not-offered");
        (await agent.Post($"complaints/{id}/meetings", """{"action":"offer","at":"2027-01-04T10:00:00+01:00"}""")).Done();
        (await agent.Post($"complaints/{id}/messages", byPhone)).Refused(409, "meeting-first");
        (await agent.Post($"complaints/{id}/meetings", $$"""{"action":"{{settled}}"}""")).Done();
        (await agent.Post($"complaints/{id}/messages", byPhone)).Done();
    }

    [Fact]
    public async Task An_override_goes_beyond_the_guard_and_its_reason_is_in_the_history()
    {
        var id = await A.Confirmed(agent, "letter");
        const string answer = """{"kind":"substantive","channel":"phone","text":"Here is our answer.","override":{"reason":"She asked for it by phone."}}""";
        (await agent.Post($"complaints/{id}/messages", answer)).Done();
        (await agent.Get($"complaints/{id}/history")).Done().Json.ToJsonString().ShouldContain("She asked for it by phone.");
    }

    [Fact]
    public async Task A_case_is_settled_by_its_complainant_not_by_a_metric()
    {
        var id = await A.Confirmed(agent);
        (await agent.Post($"complaints/{id}/resolution", A.Accepted)).Refused(409, "no-solution-offered");
        (await agent.Post($"complaints/{id}/solutions", A.Redress)).Done();
        (await agent.Post($"complaints/{id}/resolution", """{"outcome":"accepted","explanation":"All is well.","reason":"deadline"}""")).Refused(409, "deadline-is-no-reason");
        (await agent.Post($"complaints/{id}/resolution", """{"outcome":"not-reached","explanation":"Nobody answers."}""")).Refused(409, "not-tried-enough");
        (await agent.Post($"complaints/{id}/feedback", """{"action":"request"}""")).Refused(409, "not-resolved");
        (await agent.Post($"complaints/{id}/closure", "{}")).Refused(409, "not-resolved");
    }

    [Fact]
    public async Task A_promise_names_a_working_day_still_to_come()
    {
        var id = await A.Confirmed(agent);
        (await agent.Post($"complaints/{id}/promises", """{"what":"x","who":"y","dueOn":"2020-01-06"}""")).Refused(409, "promise-in-the-past");
        (await agent.Post($"complaints/{id}/promises", """{"what":"x","who":"y","dueOn":"2100-12-31"}""")).Refused(409, "date-out-of-range");
        (await agent.Post($"complaints/{id}/promises", """{"what":"x","who":"y","dueOn":"9999-12-31"}""")).Refused(422, "malformed");
        (await agent.Post($"complaints/{id}/promises/p1/kept", "{}")).Refused(404, "promise-unknown");
        (await agent.Post($"complaints/{id}/promises/1/kept", "{}")).Refused(404, "promise-unknown");
    }

    [Fact]
    public async Task Only_systems_may_say_that_it_was_received_earlier()
    {
        var earlier = A.Complaint("email").Replace("}}", "}", StringComparison.Ordinal).TrimEnd().TrimEnd('}') + ""","receivedAt":"2026-01-05T09:00:00Z"}""";
        (await agent.Post("complaints", earlier)).Refused(409, "backdating-not-allowed");
        var received = (await host.As(Role.Integration).Post("complaints", earlier)).Done(201);
        received.Json["deadlines"]!.AsArray().ShouldContain(d => (string)d!["state"]! == "missed");
        ((string?)(await agent.Get($"complaints/{received.Id}/history")).Json["items"]![0]!["occurredAt"]).ShouldBe("2026-01-05T09:00:00Z");
    }

    [Theory]
    [InlineData("fr-FR,fr;q=0.9,en;q=0.1", "fr")]
    [InlineData("de, es;q=0.5, en;q=0.1", "es")]
    [InlineData("tlh", "en")]
    [InlineData(";;q=,,x", "en")]
    public async Task A_refusal_speaks_the_language_asked_for(string accepted, string answered)
    {
        var id = await A.Received(agent);
        var refused = await agent.Send(HttpMethod.Post, $"complaints/{id}/closure", null, [("Accept-Language", accepted)]);
        refused.Refused(409, "not-resolved");
        ((string?)refused.Json["detail"]).ShouldBe(Domain.Decisions.Refusals.Text("not-resolved", answered));
    }

    [Fact]
    public async Task A_clock_pauses_only_for_a_reason_of_its_pack()
    {
        var id = await A.Received(agent);
        (await agent.Post($"complaints/{id}/clock/pause", """{"reason":"lunch"}""")).Refused(409, "pause-not-allowed");
        (await agent.Post($"complaints/{id}/assignment", """{"to":"agent-7"}""")).Done();
        ((string?)(await agent.Get($"complaints/{id}")).Json["assignee"]).ShouldBe("agent-7");
        (await agent.Post($"complaints/{id}/assignment", """{"to":null}""")).Done();
        (await agent.Get($"complaints/{id}")).Json["assignee"].ShouldBeNull();
    }
}
