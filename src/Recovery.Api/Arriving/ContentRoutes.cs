using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Engine.Auditing;

namespace Recovery.Api.Arriving;

/// <summary>
/// <c>GET arrivals/{aid}/content</c> and <c>GET arrivals/{aid}/attachments/{n}</c>: bytes of strangers. They are only ever saved, never shown:
/// whatever they claim to be, no browser runs them in our name.
/// </summary>
internal static class ContentRoutes
{
    private const string AnyBytes = "application/octet-stream";

    public static readonly QueryRoute Content = new()
    {
        Path = "arrivals/{aid}/content",
        Name = "arrival-content",
        Summary = "The message as it came, to be saved.",
        Right = Right.ReadAll,
        Codes = [ApiCodes.ArrivalUnknown, ApiCodes.ContentUnknown],
        OnlyAs = "message/rfc822",
        Accessed = (_, _) => new Accessed(AccessKind.OpenedMessage),
        Find = (exchange, _) => Whole(exchange),
    };

    public static readonly QueryRoute Attachment = new()
    {
        Path = "arrivals/{aid}/attachments/{n}",
        Name = "arrival-attachment",
        Summary = "A file that came with a message, by its number, to be saved. Nobody has looked whether it does harm.",
        Right = Right.ReadAll,
        Codes = [ApiCodes.ArrivalUnknown, ApiCodes.ContentUnknown],
        OnlyAs = AnyBytes,
        Accessed = (_, _) => new Accessed(AccessKind.OpenedMessage),
        Find = (exchange, _) => File(exchange),
    };

    private static async ValueTask<Found> Whole(Exchange exchange)
    {
        if (await ArrivalPath.Find(exchange).ConfigureAwait(false) is not { } arrival)
            return ArrivalPath.Unknown;
        var raw = await exchange.Ports.Arrivals.Content(arrival.Id, exchange.Aborted).ConfigureAwait(false);
        return raw.IsEmpty
            ? new Problem(404, ApiCodes.ContentUnknown)
            : new Found { Writing = () => Save(exchange, raw, "message/rfc822", $"{arrival.Id}.eml"), What = $"{arrival.Id}", Of = ArrivalPath.CaseOf(arrival) };
    }

    private static async ValueTask<Found> File(Exchange exchange)
    {
        if (await ArrivalPath.Find(exchange).ConfigureAwait(false) is not { } arrival)
            return ArrivalPath.Unknown;
        var files = (await ArrivalPath.MessageOf(exchange, arrival).ConfigureAwait(false))?.Attachments ?? [];
        if (!int.TryParse(exchange.PathPart("n"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n < 1 || n > files.Count)
            return new Problem(404, ApiCodes.ContentUnknown);
        var file = files[n - 1];
        return new Found { Writing = () => Save(exchange, file.Content, AnyBytes, file.Name?.Reveal() ?? $"{n}"), What = $"{arrival.Id}/{n}", Of = ArrivalPath.CaseOf(arrival) };
    }

    private static async ValueTask Save(Exchange exchange, ReadOnlyMemory<byte> bytes, string mediaType, string name)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        var response = exchange.Http.Response;
        response.ContentType = mediaType;
        response.ContentLength = bytes.Length;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers.CacheControl = "no-store"; // somebody's words
        await response.Body.WriteAsync(bytes, exchange.Aborted).ConfigureAwait(false);
    }
}
