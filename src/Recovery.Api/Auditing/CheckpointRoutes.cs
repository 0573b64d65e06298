using System.Globalization;
using Microsoft.AspNetCore.Http;
using Recovery.Api.Access;
using Recovery.Api.Answers;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Engine.Auditing;

namespace Recovery.Api.Auditing;

/// <summary>A page of signed heads, the newest first.</summary>
public sealed record CheckpointPage(IReadOnlyList<SignedHead> Items, string? Next);

/// <summary><c>GET audit/checkpoint</c> and <c>GET audit/checkpoints</c>: what the notary signed.</summary>
internal static class CheckpointRoutes
{
    private const string Plain = "text/plain";
    private const int UsualLimit = 50;
    private static readonly Shape Query = new();
    private static readonly Member<string?> Cursor = Query.May("cursor", new Line(20), "Cursor of the page before.");
    private static readonly Member<long?> Limit = Query.MayValue("limit", new Whole(1, 500), "Checkpoints on a page; 50 where absent.");

    public static readonly QueryRoute Latest = new()
    {
        Path = "audit/checkpoint",
        Name = "audit-checkpoint",
        Summary = "The newest signed head of the log; the bare note with Accept: text/plain.",
        Right = Right.Audit,
        Codes = [ApiCodes.NotNotarised],
        Answers = typeof(SignedHead),
        AlsoAs = [Plain],
        Find = (exchange, _) => FindLatest(exchange),
    };

    public static readonly QueryRoute All = new()
    {
        Path = "audit/checkpoints",
        Name = "audit-checkpoints",
        Summary = "Every head of the log that was signed, the newest first.",
        Right = Right.Audit,
        Query = Query,
        Answers = typeof(CheckpointPage),
        Find = Page,
    };

    private static async ValueTask<Found> FindLatest(Exchange exchange)
    {
        if (await exchange.Ports.Notarised.Latest(exchange.Aborted).ConfigureAwait(false) is not { } head)
            return new Problem(409, ApiCodes.NotNotarised) { RetryAfter = 2 };
        if (!exchange.Http.Request.Headers.Accept.ToString().Contains(Plain, StringComparison.OrdinalIgnoreCase))
            return new Found(head);
        exchange.Http.Response.ContentType = Plain + "; charset=utf-8";
        exchange.Http.Response.Headers.XContentTypeOptions = "nosniff";
        exchange.Http.Response.Headers.CacheControl = "no-store";
        await exchange.Http.Response.WriteAsync(head.Note, exchange.Aborted).ConfigureAwait(false);
        return Found.Written;
    }

    private static async ValueTask<Found> Page(Exchange exchange, Body query)
    {
        long? below = null;
        if (Cursor.In(query) is { } cursor)
        {
            if (!long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
                return Problem.Malformed("cursor", Fault.NotACursor);
            below = size;
        }

        var limit = (int)(Limit.In(query) ?? UsualLimit);
        var heads = await exchange.Ports.Notarised.Heads(below, limit, exchange.Aborted).ConfigureAwait(false);
        return new Found(new CheckpointPage(heads, heads.Count == limit ? Digits.Of(heads[^1].Size) : null));
    }
}
