using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Documenting;
using Recovery.Api.Problems;
using Recovery.Api.Standing;

namespace Recovery.Api;

/// <summary>Maps the HTTP API into a host that has a <see cref="Ports"/> and any number of <see cref="IStanding"/>.</summary>
public static class RecoveryApi
{
    /// <summary>
    /// What a server should take of a request body, in bytes, before it hangs up: well above the largest body served, so that who sends
    /// a little too much still gets to read why it was refused.
    /// </summary>
    public const int LargestTaken = 16 * BodyBytes.Most;

    /// <summary>Serves one endpoint, by its name, to somebody whom another edge of ours has identified.</summary>
    public static async Task Serve(string name, Exchange exchange)
    {
        if (await Give(name, exchange).ConfigureAwait(false) is { } problem)
            ProblemAnswer.Write(exchange.Http, problem);
    }

    /// <summary>The same, for whoever says in their own way what is in the way: null where it is answered, else the problem, and nothing is written.</summary>
    public static async ValueTask<Problem?> Give(string name, Exchange exchange)
    {
        var route = Routes.All.First(one => one.Name == name);
        return Permissions.Allows(exchange.Actor.Role, route.Right) ? await route.Answer(exchange).ConfigureAwait(false) : new Problem(403, ApiCodes.RoleNotAllowed);
    }

    /// <summary>Maps every endpoint of <see cref="Routes"/>, health and the OpenAPI document.</summary>
    public static void MapRecoveryApi(this IEndpointRouteBuilder app)
    {
        var services = app.ServiceProvider;
        var desk = new Desk(
            services.GetRequiredService<Ports>(),
            services.GetRequiredService<ILogger<Desk>>(),
            services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);

        foreach (var path in Routes.All.GroupBy(route => route.Path, StringComparer.Ordinal))
        {
            foreach (var route in path)
                app.MapMethods(ApiRoute.Prefix + route.Path, [route.Method], desk.Serve(route));
            app.Map(ApiRoute.Prefix + path.Key, desk.Serve(new Problem(405, ApiCodes.MethodNotAllowed), string.Join(", ", path.Select(route => route.Method))));
        }

        app.Map("/api/{**rest}", desk.Serve(new Problem(404, ApiCodes.PathUnknown)));
        app.MapGet("/health/live", HealthRoutes.Live);
        app.MapGet("/health/ready", HealthRoutes.Ready([.. services.GetServices<IStanding>()], services.GetRequiredService<TimeProvider>()));

        var document = OpenApiDocument.Write(Routes.All);
        app.MapGet("/openapi/v1.json", http =>
        {
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = document.Length;
            return http.Response.Body.WriteAsync(document).AsTask();
        });
    }
}
