using Microsoft.AspNetCore.Http;
using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Audit.Bundling;
using Recovery.Engine.Auditing;

namespace Recovery.Api.Exporting;

/// <summary>The whole log as a bundle, streamed: every event up to the latest signed checkpoint, and all that it takes to make the tree anew.</summary>
internal static class WholeBundle
{
    private const int Page = 1_000;

    public static async ValueTask<Found> Of(Exchange exchange) =>
        await exchange.Ports.Notarised.Latest(exchange.Aborted).ConfigureAwait(false) is { } head
            ? new Found { Writing = () => Write(exchange.Http, exchange.Ports.Notarised, head) }
            : new Problem(409, ApiCodes.NotNotarised) { RetryAfter = 2 };

    private static async ValueTask Write(HttpContext http, INotarisedLog log, SignedHead head)
    {
        http.Response.ContentType = "application/jsonl";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"recovery.bundle.jsonl\"";
        using var page = new MemoryStream();
        using var bundle = BundleWriter.Begin(page, BundleHeader.For(head, BundleScope.Log));
        while (await log.Entries(bundle.LastPosition, head.LastPosition, Page, http.RequestAborted).ConfigureAwait(false) is { Count: > 0 } entries)
        {
            foreach (var entry in entries)
                bundle.Write(entry);
            await Send(http, page).ConfigureAwait(false);
        }

        bundle.End();
        await Send(http, page).ConfigureAwait(false);
    }

    private static async ValueTask Send(HttpContext http, MemoryStream page)
    {
        await http.Response.Body.WriteAsync(page.GetBuffer().AsMemory(0, (int)page.Length), http.RequestAborted).ConfigureAwait(false);
        page.SetLength(0);
    }
}
