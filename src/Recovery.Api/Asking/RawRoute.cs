using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Recovery.Api.Answers;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Integrations;

namespace Recovery.Api.Asking;

/// <summary>An endpoint whose body is not ours to shape: a message of mail, a provider's payload, CloudEvents. It is given as bytes, whole.</summary>
public sealed class RawRoute : ApiRoute
{
    /// <inheritdoc/>
    public override string Method => "POST";

    /// <inheritdoc/>
    public override int Success => Status;

    /// <inheritdoc/>
    public override IReadOnlyList<string> MediaTypes => OnlyAs is { } type ? [type] : base.MediaTypes;

    /// <summary>The one media type of its answer, where that is not JSON.</summary>
    public string? OnlyAs { get; init; }

    /// <summary>What a media type it takes holds, as an OpenAPI media type object; null where it is bytes to us.</summary>
    internal Func<string, System.Text.Json.Nodes.JsonObject>? Document { get; init; }

    /// <summary>Status of success, where the answer sets no other.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The other status of success that an answer may set; null where there is none.</summary>
    public int? OrStatus { get; init; }

    /// <summary>Media types it takes, for the document; what is not among them is refused where <see cref="IsStrict"/>.</summary>
    public required IReadOnlyList<string> Takes { get; init; }

    /// <summary>True where other media types than <see cref="Takes"/> are refused with 415.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Largest body, in bytes.</summary>
    public required long MaxBytes { get; init; }

    /// <summary>
    /// Set where the caller proves itself by a signature of its own instead of one of our keys: the name under which it acts, as an integration.
    /// The endpoint itself then checks the proof before it believes anything.
    /// </summary>
    public string? ProvenAs { get; init; }

    /// <summary>False where this way in is not set up: then nothing a stranger sends is read.</summary>
    internal Func<Edges, bool>? IsOpen { get; init; }

    /// <summary>Does what is asked. It may set the response's status.</summary>
    internal Func<Exchange, ReadOnlyMemory<byte>, ValueTask<Found>>? Handle { get; init; }

    /// <summary>Who asks, where no key says so.</summary>
    internal Actor? Proven => ProvenAs is { } name ? new Actor(name, Role.Integration) : null;

    internal override async ValueTask<Problem?> Answer(Exchange exchange)
    {
        var faults = new Faults();
        Query.Read(exchange.Http.Request.Query, faults);
        if (faults.Any && ProvenAs is null) // a provider adds to the query what it likes, and signs it
            return Problem.Malformed(faults);
        if (IsStrict && !Takes.Contains((exchange.Http.Request.ContentType ?? string.Empty).Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase))
            return new Problem(415, ApiCodes.WrongMediaType);

        var (body, problem) = await Whole(exchange.Http, exchange.Ports.Edges, exchange.Aborted).ConfigureAwait(false);
        if (problem is not null)
            return problem;

        exchange.Http.Response.StatusCode = Success;
        var found = await Handle!(exchange, body).ConfigureAwait(false);
        if (found.Answer is { } answer)
        {
            exchange.Http.Response.Headers.CacheControl = "no-store"; // somebody's words
            JsonAnswer.Write(exchange.Http.Response, answer);
        }

        return found.Problem;
    }

    private async ValueTask<(ReadOnlyMemory<byte> Body, Problem? Problem)> Whole(HttpContext http, Edges edges, CancellationToken aborted)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBytes + RecoveryApi.LargestTaken; // more than is taken, so that who sends too much reads why it was refused
        if (http.Request.ContentLength > MaxBytes)
            return (default, new Problem(413, ApiCodes.BodyTooLarge));
        if (IsOpen?.Invoke(edges) == false)
            return (default, new Problem(404, ApiCodes.EdgeNotConfigured)); // what is sent all the same is drained and kept nowhere

        using var whole = new MemoryStream();
        var part = new byte[64 * 1024];
        while (whole.Length <= MaxBytes && await http.Request.Body.ReadAsync(part, aborted).ConfigureAwait(false) is > 0 and var read)
            await whole.WriteAsync(part.AsMemory(0, read), aborted).ConfigureAwait(false);
        return whole.Length > MaxBytes ? (default, new Problem(413, ApiCodes.BodyTooLarge)) : (whole.GetBuffer().AsMemory(0, (int)whole.Length), null);
    }
}
