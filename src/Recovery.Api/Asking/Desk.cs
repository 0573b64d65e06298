using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Recovery.Api.Access;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;
using Recovery.Engine.Storing;

namespace Recovery.Api.Asking;

/// <summary>Where every request arrives: who asks, may they, and whatever happens, an answer with a code.</summary>
internal sealed partial class Desk(Ports ports, ILogger<Desk> log, CancellationToken stopping)
{
    /// <summary>Serves one endpoint.</summary>
    public RequestDelegate Serve(ApiRoute route) => http => Serve(http, route);

    /// <summary>Tells whoever may ask at all that there is nothing there, or not by that method.</summary>
    public RequestDelegate Serve(Problem problem, string? allow = null) => async http =>
    {
        var answer = await Guarded(http, async _ => await ValueTask.FromResult(problem).ConfigureAwait(false)).ConfigureAwait(false) ?? problem;
        if (answer == problem && allow is not null)
            Write(http, answer, allow);
        else
            ProblemAnswer.Write(http, answer);
    };

    private async Task Serve(HttpContext http, ApiRoute route)
    {
        if (Activity.Current is { IsAllDataRequested: true } span)
            span.DisplayName = $"{route.Method} {ApiRoute.Prefix}{route.Path}";
        var problem = await Guarded(
            http,
            exchange => Permissions.Allows(exchange.Actor.Role, route.Right) ? route.Answer(exchange) : ValueTask.FromResult<Problem?>(new Problem(403, ApiCodes.RoleNotAllowed)),
            (route as RawRoute)?.Proven).ConfigureAwait(false);
        if (problem is not null && http.Response.HasStarted)
            http.Abort(); // half an answer is told to be one by its end that does not come
        else if (problem is not null)
            ProblemAnswer.Write(http, problem);
    }

    private static void Write(HttpContext http, Problem problem, string allow)
    {
        ProblemAnswer.Write(http, problem);
        http.Response.Headers.Allow = allow;
    }

    private async ValueTask<Problem?> Guarded(HttpContext http, Func<Exchange, ValueTask<Problem?>> serve, Actor? proven = null)
    {
        try
        {
            var (actor, problem) = proven is null ? await Caller.Identify(http, ports.Keys).ConfigureAwait(false) : (proven, null);
            return actor is null ? problem : await serve(new Exchange(http, ports, actor, stopping)).ConfigureAwait(false);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            return null; // nobody is there to be answered
        }
        catch (AccessNotRecordedException refused)
        {
            AccessNotRecorded(refused.Message);
            return Problem.NotRecorded;
        }
        catch (StoreUnavailableException unavailable)
        {
            StoreDidNotAnswer(unavailable.Message);
            return unavailable.OutcomeUnknown ? Problem.NobodyKnows : Problem.NoStore;
        }
        catch (CalendarExhaustedException)
        {
            return new Problem(409, Refusals.CalendarExhausted);
        }
        catch (UnknownPolicyException unpublished)
        {
            StoreDidNotAnswer(unpublished.Message);
            return new Problem(503, ApiCodes.PolicyNotHere, unpublished.Pinned.ToString()) { RetryAfter = 5 };
        }
        catch (BadHttpRequestException refused)
        {
            return refused.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? new Problem(413, ApiCodes.BodyTooLarge)
                : new Problem(refused.StatusCode, ApiCodes.RequestRefused);
        }
#pragma warning disable CA1031 // the last resort: a problem with a code, and the log tells the rest
        catch (Exception unexpected)
#pragma warning restore CA1031
        {
            Unexpected(unexpected, http.Request.Method, http.TraceIdentifier);
            return new Problem(500, ApiCodes.Unexpected, http.TraceIdentifier);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "the store did not answer: {Reason}")]
    private partial void StoreDidNotAnswer(string reason);

    [LoggerMessage(3, LogLevel.Warning, "nothing was given: {Reason}")]
    private partial void AccessNotRecorded(string reason);

    [LoggerMessage(2, LogLevel.Error, "unexpected failure of a {Method} request, trace {Trace}")]
    private partial void Unexpected(Exception failure, string method, string trace);
}
