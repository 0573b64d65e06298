using System.Globalization;
using Microsoft.AspNetCore.Http;
using Recovery.Api;
using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Engine.Storing;
using Recovery.Web.Shared;

namespace Recovery.Web.Commanding;

/// <summary>What became of a form.</summary>
internal abstract record Reply
{
    /// <summary>Done, and durable.</summary>
    public sealed record Done(Given.Done Case) : Reply;

    /// <summary>Not done; show it again with what was typed.</summary>
    public sealed record Again(Posted Posted, int Status) : Reply;
}

/// <summary>
/// Gives a form's command to a case through the API's own route: one shape, one table of rights, one set of rules. A form carries the
/// version it was made for (<c>_version</c>) and a key of its own (<c>_key</c>), so that a double click does nothing twice.
/// </summary>
internal static class CommandDesk
{
    /// <summary>Every command a form may give to a case, by its path below <c>complaints/{id}/</c>.</summary>
    public static IEnumerable<CommandRoute> Routes { get; } = [.. Api.Routes.All.OfType<CommandRoute>().Where(route => route.Path.StartsWith("complaints/{id}/", StringComparison.Ordinal))];

    /// <summary>Gives the command; answers whether it was done, else what to show.</summary>
    public static async ValueTask<Reply> Give(Visit visit, CommandRoute route, TimeZoneInfo zone)
    {
        var body = FormBody.Of(visit.Form, route.Body, zone);
        var key = visit.Form["_key"].ToString() is { Length: > 0 } given ? given : null;
        int? seen = int.TryParse(visit.Form["_version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

        var answer = await route.Give(visit.Exchange, body, seen, key);
        if (seen is { } before && answer is Given.No { Problem.Code: ApiCodes.VersionMismatch })
        {
            var meanwhile = await Since(visit, before);
            if (meanwhile.Any(ByAPerson))
                return new Reply.Again(new Posted(visit.Http.Request.Path, visit.Form, null, meanwhile), StatusCodes.Status412PreconditionFailed);
            answer = await route.Give(visit.Exchange, body, null, key); // only a clock went on: nobody's work is overlooked
        }

        return answer switch
        {
            Given.Done done => new Reply.Done(done),
            Given.No no     => new Reply.Again(new Posted(visit.Http.Request.Path, visit.Form, no.Problem, []), no.Problem.Status),
            _               => throw new InvalidOperationException("neither done nor refused"),
        };
    }

    private static async ValueTask<IReadOnlyList<RecordedEvent>> Since(Visit visit, int version)
    {
        if (await visit.Exchange.Complaint() is not { } id)
            return [];
        return [.. (await visit.Ports.Store.Read(id, visit.Aborted)).Where(e => e.Version > version)];
    }

    private static bool ByAPerson(RecordedEvent e) => e.Envelope.Actor.Role != Role.System;
}
