using System.Text;
using Recovery.Api.Asking;
using Recovery.Domain;

namespace Recovery.Api.Tests;

/// <summary>Who may do what, over every endpoint there is. Written out here by hand, so that the product's own table is checked and not repeated.</summary>
public sealed class RoleTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] BroughtIn = ["receive", "link-contact", "send-message", "intake-email", "take-events"];
    private static readonly string[] Across = ["worklist", "reports", "report", "deliveries", "deliveries-standing", "arrivals", "arrival", "arrival-content", "arrival-attachment"];
    private static readonly string[] OfKeys = ["erase-subject", "keys", "make-key", "revoke-key", "webhooks", "subscribe", "replace-webhook-secret", "pause-webhook", "resume-webhook", "remove-webhook", "try-webhook"];
    private static readonly string[] OfAudit = ["accesses", "export", "audit-checkpoint", "audit-checkpoints", "audit-proof", "audit-consistency", "audit-bundle"];
    private static readonly string[] Decisions = ["change-policy", "review-override", "retry-delivery", "retry-failed-deliveries", "give-up-delivery"];

    public static TheoryData<Role, string> Everything =>
        new(from role in (Role[])[Role.Agent, Role.Supervisor, Role.Auditor, Role.Integration, Role.Admin] from route in Routes.All select (role, route.Name));

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Each_role_may_do_its_own_and_nothing_else(Role role, string name)
    {
        var route = Routes.All.Single(one => one.Name == name);
        var answer = await Ask(host.As(role), route);
        if (MayDo(role, route))
            answer.ShouldBeOneOf(200, 201, 404, 409, 422);
        else
            answer.ShouldBe(403);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nobody_is_answered_without_a_key(string name)
    {
        var route = Routes.All.Single(one => one.Name == name);
        using var stranger = host.Stranger();
        (await Ask(new Talk(stranger), route)).ShouldBe(401);
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", "rk_not_one_of_ours");
        (await Ask(new Talk(stranger), route)).ShouldBe(401);
    }

    public static TheoryData<string> Names => new(Routes.All.Where(route => !ProvesItself(route)).Select(route => route.Name));

    [Fact]
    public async Task A_key_is_made_lists_without_its_secret_and_opens_nothing_once_revoked()
    {
        var admin = host.As(Role.Admin);
        var made = (await admin.Post("keys", """{"name":"mail gateway","role":"integration"}""")).Done(201);
        using var holder = host.Stranger();
        holder.DefaultRequestHeaders.Authorization = new("Bearer", (string)made.Json["secret"]!);
        (await new Talk(holder).Get("policies")).Done();
        (await admin.Get("keys")).Done().Text.ShouldNotContain((string)made.Json["secret"]!);
        (await admin.Post($"keys/{made.Id}/revocation", "{}")).Done();
        (await new Talk(holder).Get("policies")).Refused(401, "key-unknown").Headers.WwwAuthenticate.ShouldNotBeEmpty();
        (await admin.Post($"keys/{made.Id}x/revocation", "{}")).Refused(404, "api-key-unknown");
        (await admin.Post("keys", """{"name":"x","role":"system"}""")).Refused(422, "malformed");
    }

    private static bool MayDo(Role role, ApiRoute route) => role switch
    {
        _ when ProvesItself(route)                  => true, // it asks for no key of ours
        Role.Admin          => true,
        _ when OfKeys.Contains(route.Name)          => false,
        Role.Supervisor     => true,
        Role.Agent          => !Decisions.Contains(route.Name) && !OfAudit.Contains(route.Name),
        Role.Auditor        => route.Method == "GET",
        Role.Integration    => BroughtIn.Contains(route.Name) || (route.Method == "GET" && !Across.Contains(route.Name) && !OfAudit.Contains(route.Name)),
        _                   => false,
    };

    private static bool ProvesItself(ApiRoute route) => route is RawRoute { ProvenAs: not null };

    /// <summary>Asks with a body that is well formed, of a case that does not exist, and answers the status.</summary>
    private static async Task<int> Ask(Talk talk, ApiRoute route)
    {
        var path = route.Path.Replace("{id}", Guid.CreateVersion7().ToString()).Replace("{pid}", "p1").Replace("{name}", "on-time").Replace("{key}", "none").Replace("{aid}", Guid.CreateVersion7().ToString()).Replace("{n}", "1").Replace("{wid}", Guid.CreateVersion7().ToString()).Replace("{did}", "0").Replace("{position}", "1");
        if (route.Name == "changes")
            path += "?after=-1"; // refused once the caller is let in: a stream that is let in does not end
        if (route is RawRoute raw)
            return (await talk.PostBytes(path, "Subject: x\r\n\r\n"u8.ToArray(), raw.Takes[0])).Status;
        return route.Method == "GET"
            ? (await talk.Get(path)).Status
            : (await talk.PostBytes(path, Encoding.UTF8.GetBytes(route.Example ?? "{}"))).Status;
    }
}
