using Recovery.Api.Answers;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;

namespace Recovery.Api.Asking;

/// <summary>What a question came to: an answer to be written as JSON, a problem, or neither where it was written already.</summary>
internal readonly record struct Found(object? Answer, Problem? Problem = null)
{
    public static readonly Found Written;

    public static implicit operator Found(Problem problem) => new(null, problem);
}

/// <summary>An endpoint that only reads.</summary>
public class QueryRoute : ApiRoute
{
    private IReadOnlyList<string> mediaTypes = ["application/json"];

    /// <inheritdoc/>
    public override string Method => "GET";

    /// <inheritdoc/>
    public override IReadOnlyList<string> MediaTypes => mediaTypes;

    /// <summary>Other media types than JSON.</summary>
    public IReadOnlyList<string> AlsoAs { init => mediaTypes = [.. mediaTypes, .. value]; }

    /// <summary>Only this media type.</summary>
    public string OnlyAs { init => mediaTypes = [value]; }

    /// <summary>Finds the answer.</summary>
    internal Func<Exchange, Body, ValueTask<Found>>? Find { get; init; }

    /// <summary>Finds the answer about one case.</summary>
    internal Func<Exchange, ComplaintId, Body, ValueTask<Found>>? FindOf { get; init; }

    internal override async ValueTask<Problem?> Answer(Exchange exchange)
    {
        var faults = new Faults();
        var query = Query.Read(exchange.Http.Request.Query, faults);
        if (faults.Any)
            return Problem.Malformed(faults);

        var found = Find is not null
            ? await Find(exchange, query).ConfigureAwait(false)
            : await exchange.Complaint().ConfigureAwait(false) is { } id ? await FindOf!(exchange, id, query).ConfigureAwait(false) : Problem.UnknownComplaint;
        if (found.Answer is { } answer)
        {
            exchange.Http.Response.Headers.CacheControl = "no-store"; // somebody's words
            JsonAnswer.Write(exchange.Http.Response, answer);
        }

        return found.Problem;
    }
}
