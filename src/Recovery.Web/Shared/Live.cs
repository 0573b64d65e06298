using Microsoft.AspNetCore.Http;
using Recovery.Api;
using Recovery.Api.Access;

namespace Recovery.Web.Shared;

/// <summary><c>GET /live</c>: the API's stream of changes, for a page that is open.</summary>
internal static class Live
{
    public static void Map(Pages pages) => pages.Get("/live", Right.ReadCase, async visit =>
    {
        await RecoveryApi.Serve("changes", visit.Exchange);
        return Results.Empty;
    });
}
