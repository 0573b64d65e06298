using System.Text.Json.Nodes;
using Recovery.Domain;

namespace Recovery.Api.Tests;

/// <summary>The story the product stands for, over HTTP: listen, say it back, have it confirmed, and only then promise.</summary>
public sealed class LifeOfAComplaint(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly Talk agent = host.As(Role.Agent);

    [Fact]
    public async Task From_the_letter_to_yes_that_is_settled()
    {
        var received = (await agent.Post("complaints", A.Letter, ("On-Behalf-Of", "Ada's daughter"))).Done(201);
        var id = received.Id;
        received.Headers.Location!.ToString().ShouldBe("/api/v1/complaints/" + id);
        (received.Stage, received.Version, received.ETag).ShouldBe(("received", 1, "\"1\""));
        received.Json["deadlines"]!.AsArray().ShouldContain(d => (string)d!["milestone"]! == "acknowledge" && (string)d["state"]! == "running");
        (await Next(id)).ShouldBe("acknowledge");

        (await Do("acknowledgement", """{"message":"We have your letter."}""")).Stage.ShouldBe("acknowledged");
        (await Next(id)).ShouldBe("reformulate");
        (await Do("emotions", """{"emotion":"angry","accepted":true}""")).Done();
        (await Do("reformulations", A.Restatement)).Stage.ShouldBe("reformulated");
        (await Next(id)).ShouldBe("confirm");
        (await Do("corrections", """{"correction":"Three times, not twice."}""")).Stage.ShouldBe("corrected");
        (await Do("reformulations", """{"restatement":"It failed three times. Have I got that right?"}""")).Stage.ShouldBe("reformulated");
        (await Do("confirmation", """{"words":"Yes."}""")).Stage.ShouldBe("confirmed");
        (await Next(id)).ShouldBe("offer-meeting");
        (await Do("meetings", """{"action":"offer"}""")).Done();
        (await Do("meetings", """{"action":"decline","note":"Rather by phone."}""")).Done();
        (await Do("promises", A.Promise(host.Ports))).Stage.ShouldBe("promised");
        (await Do("promises/p1/kept", "{}")).Done();
        (await Do("solutions", A.Redress)).Done();
        (await Next(id)).ShouldBe("resolve");
        (await Do("resolution", A.Accepted)).Stage.ShouldBe("resolved");
        (await Do("feedback", """{"action":"request"}""")).Done();
        (await Do("feedback", """{"action":"record","rating":"exceeded"}""")).Done();
        (await Do("closure", "")).Stage.ShouldBe("closed");

        var whole = (await agent.Get("complaints/" + id)).Done().Json;
        whole["rounds"]!.AsArray().Count.ShouldBe(2);
        ((string?)whole["rounds"]![0]!["answer"], (string?)whole["rounds"]![1]!["answer"]).ShouldBe(("corrected", "confirmed"));
        ((string?)whole["restatement"]).ShouldBe("It failed three times. Have I got that right?");
        ((string?)whole["promises"]![0]!["state"], (string?)whole["outcome"]).ShouldBe(("kept", "accepted"));
        whole["nextStep"].ShouldBeNull();

        var history = (await agent.Get($"complaints/{id}/history")).Done().Json["items"]!.AsArray();
        history.Select(e => (string)e!["type"]!).First().ShouldBe("complaint-received.v1");
        history.Select(e => (int)e!["version"]!).ShouldBe(Enumerable.Range(1, history.Count));
        ((string?)history[0]!["actor"], (string?)history[0]!["role"], (string?)history[0]!["onBehalfOf"]).ShouldBe(("agent-1", "agent", "Ada's daughter"));

        async Task<Said> Do(string what, string body) => (await agent.Post($"complaints/{id}/{what}", body)).Done();
    }

    [Fact]
    public async Task On_the_spot_takes_all_steps_in_one_request()
    {
        var id = await A.Received(agent, "verbal");
        var settled = (await agent.Post($"complaints/{id}/on-the-spot", """
            {"restatement":"The coffee was cold?","words":"Yes.","solution":{"kind":"apology","description":"I am sorry."},
             "resolution":{"outcome":"accepted","explanation":"A hot one."}}
            """)).Done();
        (settled.Stage, settled.Version).ShouldBe(("resolved", 6));
    }

    [Fact]
    public async Task A_case_is_found_by_its_reference_as_by_its_id()
    {
        var received = (await agent.Post("complaints", A.Complaint("email"))).Done(201);
        ((string?)(await agent.Get("complaints/" + received.Json["reference"])).Done().Json["id"]).ShouldBe(received.Id);
    }

    [Fact]
    public async Task The_past_is_shown_as_it_was_known_then()
    {
        var id = await A.Confirmed(agent);
        var then = (await agent.Get($"complaints/{id}?version=2")).Done().Json;
        ((string?)then["stage"], then["restatement"]).ShouldBe(("acknowledged", null));
        var at = (string)(await agent.Get($"complaints/{id}/history")).Json["items"]![2]!["recordedAt"]!;
        ((string?)(await agent.Get($"complaints/{id}?asOf={at}")).Done().Json["stage"]).ShouldBe("reformulated");
        (await agent.Get($"complaints/{id}?asOf=2001-01-01T00:00:00Z")).Refused(404, "nothing-known-then");
        (await agent.Get($"complaints/{id}?version=99")).Refused(404, "nothing-known-then");
    }

    [Fact]
    public async Task Clocks_explain_themselves_without_gaps()
    {
        var id = await A.Received(agent, "letter");
        var clocks = (await agent.Get($"complaints/{id}/clocks")).Done().Json["clocks"]!.AsArray();
        clocks.Count.ShouldBeGreaterThan(0);
        foreach (var clock in clocks)
        {
            var stretches = clock!["stretches"]!.AsArray();
            stretches.Zip(stretches.Skip(1)).ShouldAllBe(pair => (string)pair.First!["to"]! == (string)pair.Second!["from"]!);
        }
    }

    [Fact]
    public async Task A_merge_shows_itself_first_and_can_be_undone()
    {
        var (one, other) = (await A.Received(agent), await A.Received(agent));
        var preview = (await agent.Get($"complaints/{one}/merge?into={other}")).Done().Json;
        ((bool?)preview["allowed"], (string?)preview["into"]!["id"]).ShouldBe((true, other));
        (await agent.Post($"complaints/{one}/merge", $$"""{"into":"{{other}}"}""")).Done().Stage.ShouldBe("merged");
        ((string?)(await agent.Get($"complaints/{one}")).Json["mergedInto"]).ShouldBe(other);
        (await agent.Post($"complaints/{one}/unmerge", """{"reason":"Two flats."}""")).Done().Stage.ShouldBe("received");
        (await agent.Post($"complaints/{one}/merge", """{"into":"R-0-0"}""")).Refused(422, "complaint-unknown");
    }

    [Fact]
    public async Task A_supervisor_moves_a_case_to_another_pack_and_reads_the_report()
    {
        var id = await A.Received(agent);
        var supervisor = host.As(Role.Supervisor);
        (await supervisor.Post($"complaints/{id}/policy", """{"pack":"uk-fca","reason":"It is about a loan."}""")).Done();
        ((string)(await supervisor.Get($"complaints/{id}")).Json["pack"]!).ShouldStartWith("uk-fca@");
        (await supervisor.Post($"complaints/{id}/policy", """{"pack":"nobody","reason":"?"}""")).Refused(422, "pack-unknown");
        ((int)(await supervisor.Get("reports/on-time")).Done().Json["all"]!["open"]!).ShouldBeGreaterThan(0);
        (await supervisor.Get("reports/on-time", ("Accept", "text/csv"))).Done().Text.ShouldStartWith("dimension,value,finished,late,open,overdue\r\nall,,");
        (await supervisor.Get("reports/nothing")).Refused(404, "report-unknown");
        (await supervisor.Get("policies/house")).Done().Json["packs"]!.AsArray().Count.ShouldBe(1);
        (await supervisor.Get("policies/nothing")).Refused(404, "policy-unknown");
    }

    [Fact]
    public async Task An_override_is_decided_on_once_by_somebody_else()
    {
        var id = await A.Confirmed(agent);
        (await agent.Post($"complaints/{id}/promises", A.Promise(host.Ports).Replace("}", ""","override":{"reason":"The complainant named that day."}}"""))).Done();
        const string Uphold = """{"number":1,"upheld":true,"reason":"It is what they want."}""";
        var supervisor = host.As(Role.Supervisor);
        (await agent.Post($"complaints/{id}/override-reviews", Uphold)).Refused(403, "role-not-allowed");
        (await supervisor.Post($"complaints/{id}/override-reviews", Uphold.Replace("1", "2"))).Refused(409, "override-unknown");
        (await supervisor.Post($"complaints/{id}/override-reviews", Uphold.Replace("1", "0"))).Refused(422, "malformed");
        var open = (await agent.Get("complaints/" + id)).Done().Json["overrides"]![0]!;
        ((int?)open["number"], (string?)open["event"], (string?)open["what"], open["review"]).ShouldBe((1, "action-promised.v1", "A new boiler is fitted", null));

        var decided = (await supervisor.Post($"complaints/{id}/override-reviews", Uphold)).Done();
        (await supervisor.Post($"complaints/{id}/override-reviews", Uphold)).Done().Version.ShouldBe(decided.Version);
        (await supervisor.Post($"complaints/{id}/override-reviews", Uphold.Replace("true", "false"))).Refused(409, "override-already-reviewed");
        var review = (await agent.Get("complaints/" + id)).Done().Json["overrides"]![0]!["review"]!;
        ((bool?)review["upheld"], (string?)review["reason"]).ShouldBe((true, "It is what they want."));

        var own = await A.Confirmed(supervisor);
        (await supervisor.Post($"complaints/{own}/messages", """{"kind":"courtesy","channel":"email","text":"We are at it.","override":{"reason":"They asked."}}""")).Done();
        (await supervisor.Post($"complaints/{own}/override-reviews", Uphold)).Refused(409, "override-of-ones-own");
    }

    private async Task<string?> Next(string id) => (string?)(await agent.Get("complaints/" + id)).Done().Json["nextStep"];
}
