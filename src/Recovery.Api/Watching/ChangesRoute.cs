using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;

namespace Recovery.Api.Watching;

/// <summary>An entry of the log, without personal data.</summary>
/// <param name="Reference">Where the entry says it: on receipt.</param>
/// <param name="Type">Stored name of the event.</param>
public sealed record Change(long Position, Guid Id, string? Reference, int Version, string Type, DateTimeOffset At);

/// <summary><c>GET changes</c>: what happens, as it happens (Server-Sent Events). Resumes after <c>Last-Event-ID</c>, or <c>?after=</c>.</summary>
internal static class ChangesRoute
{
    private const string LastEventId = "Last-Event-ID";
    private static readonly Shape Query = new();
    private static readonly Member<string?> Only = Query.May("complaint", Kinds.Name, "Only this case, by id or reference.");
    private static readonly Member<long?> After = Query.MayValue("after", new Whole(0, long.MaxValue), "Position to go on after; 0 for everything. From now on where absent.");

    public static readonly QueryRoute Route = new()
    {
        Path = "changes",
        Name = "changes",
        Summary = "Every change as it happens, as Server-Sent Events; id is the position in the log.",
        Right = Right.ReadCase,
        Query = Query,
        Answers = typeof(Change),
        OnlyAs = "text/event-stream",
        Find = Find,
    };

    private static async ValueTask<Found> Find(Exchange exchange, Body query)
    {
        ComplaintId? only = null;
        if (Only.In(query) is { } name)
        {
            only = Exchange.IsName(name) ? await exchange.Ports.Cases.Find(name, exchange.Aborted).ConfigureAwait(false) : null;
            if (only is null)
                return Problem.UnknownComplaint;
        }

        var given = exchange.Http.Request.Headers[LastEventId].ToString();
        var position = After.In(query);
        if (given.Length > 0)
        {
            if (!long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var last))
                return Problem.Malformed(LastEventId, Fault.NotANumber);
            position = last; // a browser that reconnects repeats its first address: where it really was counts
        }

        var from = position ?? await exchange.Ports.Store.LastPosition(exchange.Aborted).ConfigureAwait(false);
        await Begin(exchange.Http).ConfigureAwait(false);
        await new ChangeStream(exchange, only).Run(from).ConfigureAwait(false);
        return Found.Written;
    }

    private static async ValueTask Begin(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await http.Response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes("retry: 2000\n\n"), http.RequestAborted).ConfigureAwait(false);
    }
}
