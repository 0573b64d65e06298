using Recovery.Api.Access;
using Recovery.Api.Answers;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;

namespace Recovery.Api.Asking;

/// <summary>An endpoint that takes a body and is no command to a case, such as making an API key.</summary>
public sealed class FormRoute : ApiRoute
{
    /// <inheritdoc/>
    public override string Method => "POST";

    /// <inheritdoc/>
    public override int Success => Status;

    /// <summary>Status of success.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Does what is asked.</summary>
    internal Func<Exchange, Body, ValueTask<Found>>? Handle { get; init; }

    /// <summary>
    /// Does what is asked with a body that came by another way than this route's own request, such as a screen's form: the same shape, right
    /// and rules. Parts of the path are those of the request.
    /// </summary>
    /// <param name="body">The body as JSON, UTF-8.</param>
    /// <returns>The answer as the API would write it, or the problem.</returns>
    public async ValueTask<(object? Answer, Problem? Problem)> Give(Exchange exchange, ReadOnlyMemory<byte> body)
    {
        if (!Permissions.Allows(exchange.Actor.Role, Right))
            return (null, new Problem(403, ApiCodes.RoleNotAllowed));
        var faults = new Faults();
        var read = (Body ?? Nothing).Read(body.Span, faults);
        if (faults.Any)
            return (null, Problem.Malformed(faults));
        var found = await Handle!(exchange, read).ConfigureAwait(false);
        return (found.Answer, found.Problem);
    }

    internal override async ValueTask<Problem?> Answer(Exchange exchange)
    {
        var faults = new Faults();
        Query.Read(exchange.Http.Request.Query, faults);
        var (body, problem) = await BodyBytes.Read(exchange.Http.Request, bytes => Body!.Read(bytes, faults)).ConfigureAwait(false);
        if (problem is not null || faults.Any)
            return problem ?? Problem.Malformed(faults);

        var found = await Handle!(exchange, body).ConfigureAwait(false);
        if (found.Answer is { } answer)
        {
            exchange.Http.Response.StatusCode = Success;
            exchange.Http.Response.Headers.CacheControl = "no-store";
            JsonAnswer.Write(exchange.Http.Response, answer);
        }

        return found.Problem;
    }

    private static readonly Shape Nothing = new();
}
