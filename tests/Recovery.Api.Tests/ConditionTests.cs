using Recovery.Domain;

namespace Recovery.Api.Tests;

/// <summary>If-Match and Idempotency-Key: nothing is done twice, and nothing on a case that has moved on.</summary>
public sealed class ConditionTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly Talk agent = host.As(Role.Agent);

    [Fact]
    public async Task A_command_meant_for_another_version_is_not_done()
    {
        var id = await A.Received(agent);
        var moved = (await agent.Post($"complaints/{id}/acknowledgement", "{}", ("If-Match", "\"7\""))).Refused(412, "version-mismatch");
        ((int?)moved.Json["version"], moved.ETag).ShouldBe((1, "\"1\""));
        (await agent.Post($"complaints/{id}/acknowledgement", "{}", ("If-Match", "nonsense"))).Refused(422, "malformed");
        (await agent.Post($"complaints/{id}/acknowledgement", "{}", ("If-Match", "\"1\""))).Done().ETag.ShouldBe("\"2\"");
        (await agent.Post($"complaints/{id}/notes", """{"text":"x"}""", ("If-Match", "*"))).Done();
    }

    [Fact]
    public async Task The_same_key_and_request_get_the_same_answer_byte_for_byte()
    {
        var key = ("Idempotency-Key", Guid.CreateVersion7().ToString());
        var first = (await agent.Post("complaints", A.Complaint("phone"), key)).Done(201);
        (await agent.Post($"complaints/{first.Id}/acknowledgement", "{}")).Done();
        var again = (await agent.Post("complaints", A.Complaint("phone"), key)).Done(201);
        (again.Text, again.ETag, again.Headers.Location).ShouldBe((first.Text, first.ETag, first.Headers.Location));
        (await agent.Post("complaints", A.Complaint("sms"), key)).Refused(422, "idempotency-key-reused");
        (await agent.Post($"complaints/{first.Id}/notes", """{"text":"x"}""", key)).Refused(422, "idempotency-key-reused");
        (await agent.Post($"complaints/{first.Id}/notes", """{"text":"x"}""", ("Idempotency-Key", new string('k', 201)))).Refused(422, "malformed");
    }

    [Fact]
    public async Task A_second_delivery_from_the_same_source_changes_nothing()
    {
        var integration = host.As(Role.Integration);
        var mail = A.Complaint("email").Trim()[..^1] + ""","source":{"system":"mail","id":"<1@example.org>"}}""";
        var first = (await integration.Post("complaints", mail)).Done(201);
        (await integration.Post("complaints", mail)).Done(201).Text.ShouldBe(first.Text);
        const string call = """{"channel":"phone","direction":"in","text":"Any news?","source":{"system":"cti","id":"77"}}""";
        (await integration.Post($"complaints/{first.Id}/contacts", call)).Done().Version.ShouldBe(2);
        (await integration.Post($"complaints/{first.Id}/contacts", call)).Done().Version.ShouldBe(2);
        (await integration.Post($"complaints/{first.Id}/contacts", call.Replace("Any", "No"))).Refused(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task Of_fifty_concurrent_requests_with_one_key_one_is_done()
    {
        var id = await A.Received(agent);
        var key = ("Idempotency-Key", Guid.CreateVersion7().ToString());
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => agent.Post($"complaints/{id}/notes", """{"text":"once"}""", key)));
        answers.Where(a => a.Status == 200).Select(a => a.Text).Distinct().Count().ShouldBe(1);
        foreach (var other in answers.Where(a => a.Status != 200))
            other.Refused(409, "idempotency-key-in-flight").Headers.RetryAfter.ShouldNotBeNull();
        (await agent.Get($"complaints/{id}")).Done().Json["notes"]!.AsArray().Count.ShouldBe(1);
    }
}
