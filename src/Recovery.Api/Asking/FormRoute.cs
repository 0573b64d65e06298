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
}
