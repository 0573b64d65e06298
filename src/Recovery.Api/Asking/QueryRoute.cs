using Recovery.Api.Answers;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;

namespace Recovery.Api.Asking;

/// <summary>What a question came to: an answer to be written as JSON, one that writes itself once it may be given, a problem, or none where it was written already.</summary>
internal readonly record struct Found(object? Answer, Problem? Problem = null)
{
    public static readonly Found Written;

    /// <summary>Writes the answer itself, such as bytes.</summary>
    public Func<ValueTask>? Writing { get; init; }

    /// <summary>What was found, where the route's name does not say it all, such as the identity of a message.</summary>
    public string? What { get; init; }

    /// <summary>Cases it gives something of, where the path does not name them.</summary>
    public IReadOnlyList<ComplaintId>? Of { get; init; }

    /// <summary>There is something to be given.</summary>
    public bool IsGiven => Answer is not null || Writing is not null;

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

    /// <summary>How this very question is recorded; null where its answer gives nothing of people.</summary>
    internal Func<Exchange, Body, Accessed?>? Accessed { get; init; }

    /// <inheritdoc/>
    public override bool IsRecorded => Accessed is not null;

    internal override async ValueTask<Problem?> Answer(Exchange exchange)
    {
        var faults = new Faults();
        var query = Query.Read(exchange.Http.Request.Query, faults);
        if (faults.Any)
            return Problem.Malformed(faults);

        ComplaintId? id = null;
        var found = Find is not null
            ? await Find(exchange, query).ConfigureAwait(false)
            : (id = await exchange.Complaint().ConfigureAwait(false)) is { } known ? await FindOf!(exchange, known, query).ConfigureAwait(false) : Problem.UnknownComplaint;
        if (found.IsGiven && Accessed?.Invoke(exchange, query) is { } access)
        {
            foreach (var of in found.Of?.Select(one => (ComplaintId?)one) ?? [id])
                await exchange.Record(access.Kind, found.What is { } what ? $"{Name} {what}" : Name, of, access.Query).ConfigureAwait(false);
        }

        if (found.Writing is { } write)
            await write().ConfigureAwait(false);
        if (found.Answer is { } answer)
        {
            exchange.Http.Response.Headers.CacheControl = "no-store"; // somebody's words
            JsonAnswer.Write(exchange.Http.Response, answer);
        }

        return found.Problem;
    }
}
