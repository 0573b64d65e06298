using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Recovery.Api.Asking;
using Recovery.Audit.Exporting;

namespace Recovery.Api.Exporting;

/// <summary>Sends an export part by part, no faster than it is taken, until it is whole, the caller goes away or the host stops.</summary>
internal static class ExportStream
{
    public static async ValueTask Send(Exchange exchange, IExport export, ExportFormat format, long upTo)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(exchange.Aborted, exchange.Stopping);
        var (response, part, place) = (exchange.Http.Response, new ArrayBufferWriter<byte>(256 * 1024), Place.Begin);
        try
        {
            while (!place.IsEnd)
            {
                place = await export.Next(place, part, ending.Token).ConfigureAwait(false);
                if (!response.HasStarted)
                    Begin(response, format, upTo); // only now: what fails before this is answered with a problem
                await response.BodyWriter.WriteAsync(part.WrittenMemory, ending.Token).ConfigureAwait(false);
                part.ResetWrittenCount();
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            exchange.Http.Abort(); // a document without its end must not look whole
        }
    }

    private static void Begin(HttpResponse response, ExportFormat format, long upTo)
    {
        response.ContentType = format.MediaType;
        response.Headers.CacheControl = "no-store"; // somebody's words
        response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"recovery-{upTo}{format.Ending}\"");
    }
}
