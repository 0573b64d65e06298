using System.Text;
using Recovery.Api.Asking;
using Recovery.Domain;

namespace Recovery.Api.Tests;

/// <summary>Garbage in every field of every endpoint: a clear problem with a code, never a failure of ours, and nothing half done.</summary>
public sealed class GarbageTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly Talk admin = host.As(Role.Admin);
    private string? target;
    private string? arrival;

    public static TheoryData<string> Posts => new(Routes.All.Where(route => route.Method == "POST").Select(route => route.Name));

    public static TheoryData<string> Gets => new(Routes.All.Where(route => route.Method == "GET").Select(route => route.Name));

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task In_every_member_of_every_body(string name)
    {
        var route = Route(name);
        foreach (var body in Hostile.BodiesOf(route))
            await Send(route, Encoding.UTF8.GetBytes(body));
    }

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task In_place_of_every_body(string name)
    {
        var route = Route(name);
        foreach (var body in Hostile.Bodies)
            await Send(route, body);
        if (route is RawRoute raw)
        {
            foreach (var type in raw.Takes)
            {
                foreach (var body in Hostile.Bodies)
                    await Send(route, body, mediaType: type);
            }

            if (raw.IsStrict)
                (await admin.PostBytes(raw.Path, "{}"u8.ToArray())).Refused(415, "wrong-media-type");
            (await admin.PostBytes(raw.Path, new byte[raw.MaxBytes + 1], raw.Takes[0])).Refused(413, "body-too-large");
            return;
        }

        (await admin.PostBytes(await Path(route), Encoding.UTF8.GetBytes(route.Example!), "text/plain")).Refused(415, "wrong-media-type");
        (await admin.PostBytes(await Path(route), Encoding.UTF8.GetBytes(route.Example!), "application/json; charset=utf-16")).Refused(415, "wrong-media-type");
        (await admin.PostBytes(await Path(route), new byte[300_000])).Refused(413, "body-too-large");
        (await admin.PostBytes(await Path(route), new byte[3_000_000])).Refused(413, "body-too-large");
    }

    [Theory]
    [MemberData(nameof(Gets))]
    public async Task In_every_query(string name)
    {
        var route = Route(name);
        foreach (var parameter in route.Query.Members.Select(member => member.Name).Append("nobodyKnowsThis"))
        {
            foreach (var value in Hostile.Queries.Where(value => name != "changes" || IsRefusedByChanges(parameter, value)))
            {
                Sound(await admin.Get($"{await Path(route)}?{parameter}={value}"), $"{name}?{parameter}={value}");
                if (name == "export" && parameter != "format") // it asks for nothing before it knows the format
                    Sound(await admin.Get($"{await Path(route)}?format=csv&{parameter}={value}"), $"{name}?format=csv&{parameter}={value}");
            }
        }
    }

    [Fact]
    public async Task In_every_path()
    {
        foreach (var route in Routes.All.Where(route => route.Path.Contains('{')))
        {
            foreach (var part in (string[])["{id}", "{pid}", "{name}", "{key}", "{wid}", "{did}", "{aid}", "{n}"])
            {
                foreach (var id in Hostile.Ids.Where(_ => route.Path.Contains(part)))
                {
                    var path = route.Path.Replace(part, id).Replace("{id}", await Target()).Replace("{pid}", "p1").Replace("{aid}", await Arrival());
                    if (route.Method == "POST")
                        await Send(route, Encoding.UTF8.GetBytes(route.Example!), path);
                    else
                        Sound(await admin.Get(path), path);
                }
            }
        }
    }

    [Theory]
    [InlineData("If-Match", "W/\"1\"")]
    [InlineData("If-Match", "\"-1\"")]
    [InlineData("If-Match", "\"99999999999999999999\"")]
    [InlineData("If-Match", "\"1\", \"2\"")]
    [InlineData("Idempotency-Key", "two words")]
    [InlineData("Idempotency-Key", " ")]
    public async Task In_a_header(string name, string value)
    {
        var answer = await admin.Post($"complaints/{await Target()}/notes", """{"text":"x"}""", (name, value));
        answer.Refused(422, "malformed");
    }

    [Fact]
    public async Task At_paths_and_by_methods_that_are_none()
    {
        (await admin.Get("nothing/here")).Refused(404, "path-unknown");
        (await admin.Get("/api/v2/complaints")).Refused(404, "path-unknown");
        (await admin.Get("complaints")).Refused(405, "method-not-allowed");
        (await admin.Send(HttpMethod.Delete, $"complaints/{await Target()}", null, [])).Refused(405, "method-not-allowed");
        (await admin.Post("worklist", "{}")).Refused(405, "method-not-allowed");
        using var stranger = host.Stranger();
        (await new Talk(stranger).Get("nothing/here")).Refused(401, "key-missing");
    }

    [Fact]
    public async Task Text_of_any_kind_is_kept_to_the_letter()
    {
        const string text = "\u202Eevil\u202C <script>alert('x')</script> '; drop table x; -- \t\r\n 🧨 {{7*7}} \\\" \u0001";
        var id = await A.Received(admin);
        (await admin.Post($"complaints/{id}/notes", $$"""{"text":{{System.Text.Json.JsonSerializer.Serialize(text)}}}""")).Done();
        ((string?)(await admin.Get($"complaints/{id}")).Done().Json["notes"]![0]!["text"]).ShouldBe(text);
    }

    private static ApiRoute Route(string name) => Routes.All.Single(route => route.Name == name);

    /// <summary>A stream that is let in does not end; what is refused does.</summary>
    private static bool IsRefusedByChanges(string parameter, string value) => parameter switch
    {
        "after" => value.Length > 0 && !(long.TryParse(value, out var position) && position >= 0),
        _ => value.Length > 0,
    };

    private async Task Send(ApiRoute route, byte[] body, string? path = null, string mediaType = "application/json")
    {
        var id = await Target();
        var before = await host.Ports.Store.VersionOf(new ComplaintId(Guid.Parse(id)), CancellationToken.None);
        var answer = await admin.PostBytes(path ?? await Path(route), body, mediaType);
        Sound(answer, $"{route.Name}: {Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 300)))}");
        var after = await host.Ports.Store.VersionOf(new ComplaintId(Guid.Parse(id)), CancellationToken.None);
        if (answer.Status >= 400)
            after.ShouldBe(before, "a refused request changed the case");
        else if (after != before)
            target = null; // the next meets a case at its first stage again
    }

    private static void Sound(Said answer, string asked)
    {
        answer.Status.ShouldBeLessThan(500, $"{asked} -> {answer.Text}");
        if (answer.Status >= 400 && !(answer.Status == 400 && answer.Text.Length == 0)) // 400 without a body: the server could not read it as HTTP
            answer.Code.ShouldNotBeNullOrEmpty($"{asked} -> {answer.Status} {answer.Text}");
    }

    private async Task<string> Path(ApiRoute route) =>
        route.Path.Replace("{id}", await Target()).Replace("{pid}", "p1").Replace("{name}", "on-time").Replace("{key}", "none").Replace("{aid}", await Arrival()).Replace("{n}", "1").Replace("{wid}", Guid.CreateVersion7().ToString()).Replace("{did}", "0");

    /// <summary>A mail that was set aside, so that a person may still decide on it.</summary>
    private async Task<string> Arrival() => arrival ??=
        (string)(await admin.PostBytes("intake/email", Encoding.UTF8.GetBytes($"From: <>\r\nMessage-ID: <{Guid.CreateVersion7()}@machine.example>\r\nAuto-Submitted: auto-replied\r\n\r\nx"), "message/rfc822")).Done().Json["arrival"]!;

    /// <summary>A case at which most commands find something to do: confirmed, with a promise.</summary>
    private async Task<string> Target() => target ??= await A.Promised(admin, host.Ports, "phone");
}
