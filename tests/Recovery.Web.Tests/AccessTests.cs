using Microsoft.AspNetCore.Routing;
using Npgsql;
using Recovery.Domain;
using Recovery.Engine.Auditing;
using Recovery.Web.Shared;

namespace Recovery.Web.Tests;

/// <summary>Who looked at which case is written down before the page is given.</summary>
public sealed class AccessTests(WebHost host) : IClassFixture<WebHost>
{
    /// <summary>Pages with the identity of a case or a message in their path that give nothing of people, and why.</summary>
    private static readonly Dictionary<string, string> Excused = new()
    {
        ["GET worklist/rows/{id}"] = "one row of the list",
        ["POST worklist/views/{id}/drop"] = "a saved view, not a case",
        ["POST supervise/overrides/{id}"] = "the list of what awaits a decision",
        ["POST complaints/{id}/presence"] = "who else looks",
        ["POST complaints/{id}/coach"] = "remarks on what the viewer types",
        ["GET arrivals/{aid}/attachments/{n}"] = "served, and recorded, by the API's own route",
        ["GET audit/badge/{id}"] = "whether the page around it is what was signed; nothing of people",
        ["GET arrivals/{aid}/message"] = "served, and recorded, by the API's own route",
    };

    [Fact]
    public void Every_page_of_a_case_or_a_message_declares_it()
    {
        var silent = host.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Path: endpoint.RoutePattern.RawText!.TrimStart('/'), Method: endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods[0] ?? "", Gives: endpoint.Metadata.GetMetadata<Giving>()))
            .Where(page => !page.Path.StartsWith("api/", StringComparison.Ordinal) && (page.Path.Contains("{id}", StringComparison.Ordinal) || page.Path.Contains("{aid}", StringComparison.Ordinal)))
            .Where(page => page.Gives is null)
            .Select(page => $"{page.Method} {page.Path}");
        silent.ShouldBe(Excused.Keys, ignoreOrder: true);
    }

    [Fact]
    public async Task A_case_that_is_looked_at_and_replayed_is_recorded_once_each()
    {
        var reference = await host.Receive("The heating failed twice.");
        using var claire = await Client(WebHost.Claire);
        for (var n = 0; n < 2; n++)
        {
            (await claire.GetStringAsync($"/complaints/{reference}")).ShouldContain("The heating failed twice.");
            (await claire.GetStringAsync($"/complaints/{reference}/replay")).ShouldContain("The heating failed twice.");
        }

        (await Of(reference)).ShouldBe(["claire.moreau replayed replay-page", "claire.moreau read case-page"]);
    }

    [Fact]
    public async Task A_form_that_shows_the_case_again_gives_it()
    {
        var reference = await host.Receive("The heating failed twice.");
        using var tom = await Client(WebHost.Tom);
        using var form = new FormUrlEncodedContent([new("text", "")]);
        var answer = await tom.PostAsync($"/complaints/{reference}/notes", form);
        ((int)answer.StatusCode).ShouldBe(422);
        (await Of(reference)).ShouldBe(["tom.hughes read case-page"]);
    }

    [Fact]
    public async Task That_somebody_searched_is_recorded_and_what_is_not_there_was_not_read()
    {
        using var helen = await Client(WebHost.Helen);
        await helen.GetStringAsync("/worklist");
        (await By(WebHost.Helen)).ShouldBeEmpty();
        await helen.GetStringAsync("/worklist?q=Zebedee");
        (await helen.GetAsync("/complaints/R-0-0")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await helen.GetAsync($"/complaints/{Guid.CreateVersion7()}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await By(WebHost.Helen)).ShouldBe(["helen.ward searched worklist-page q"]);
    }

    [Fact]
    public async Task A_page_that_cannot_be_recorded_is_not_given()
    {
        var reference = await host.Receive("The heating failed twice.");
        using var paul = await Client(WebHost.Paul);
        await Execute("alter table recovery.accesses rename to elsewhere");
        try
        {
            var refused = await paul.GetAsync($"/complaints/{reference}");
            refused.StatusCode.ShouldBe(System.Net.HttpStatusCode.ServiceUnavailable);
            (await refused.Content.ReadAsStringAsync()).ShouldNotContain("The heating failed twice.");
        }
        finally
        {
            await Execute("alter table recovery.elsewhere rename to accesses");
        }

        (await paul.GetStringAsync($"/complaints/{reference}")).ShouldContain("The heating failed twice.");
    }

    private async Task<HttpClient> Client(Person person)
    {
        var (_, secret) = await host.Ports.Keyring.Create(person.Name, person.Role, CancellationToken.None);
        return new HttpClient { BaseAddress = host.Address, DefaultRequestHeaders = { Authorization = new("Bearer", secret) } };
    }

    private async Task<List<string>> Of(string reference) => Lines(await host.Ports.Accesses.Page(new AccessFilter(await host.Ports.Cases.Find(reference, CancellationToken.None)), CancellationToken.None));

    private async Task<List<string>> By(Person person) => Lines(await host.Ports.Accesses.Page(new AccessFilter(Actor: person.Name), CancellationToken.None));

    private static List<string> Lines(IReadOnlyList<PastAccess> accesses) =>
        [.. accesses.Select(past => $"{past.Access.Actor.Name} {Words.Of(past.Access.Kind)} {past.Access.What} {past.Access.Query}".TrimEnd())];

    private async Task Execute(string sql)
    {
        await using var command = host.Service<NpgsqlDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
