using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Domain.Sla;
using Recovery.Engine.Storing;
using Recovery.Web.SigningIn;

namespace Recovery.Web.Shared;

/// <summary>Where every request of a browser arrives: who looks, may they, is the form ours, and whatever happens, a page that says so.</summary>
public sealed partial class Pages(IEndpointRouteBuilder app)
{
    private readonly Ports ports = app.ServiceProvider.GetRequiredService<Ports>();
    private readonly CancellationToken stopping = app.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
    private readonly ILogger<Pages> log = app.ServiceProvider.GetRequiredService<ILogger<Pages>>();

    /// <summary>A page or fragment to look at, for those who have the right; null for everybody, signed in or not.</summary>
    /// <param name="gives">What it gives of people; null for nothing.</param>
    public void Get(string path, Right? right, Func<Visit, ValueTask<IResult>> show, Giving? gives = null) =>
        Declared(app.MapGet(path, http => Serve(http, right, show, gives)), gives);

    /// <summary>A form to send.</summary>
    /// <param name="gives">What of people the page that answers it gives; null for nothing.</param>
    public void Post(string path, Right? right, Func<Visit, ValueTask<IResult>> take, Giving? gives = null) =>
        Declared(app.MapPost(path, http => Serve(http, right, take, gives)), gives);

    /// <summary>Whatever nobody else serves.</summary>
    public void Rest() => app.MapFallback(http => Serve(http, null, visit => ValueTask.FromResult(Trouble.Page(visit, 404, "nothing-here"))));

    /// <summary>The declaration stands on the endpoint, so that a check can walk all of them.</summary>
    private static void Declared(IEndpointConventionBuilder page, Giving? gives)
    {
        if (gives is not null)
            page.WithMetadata(gives);
    }

    private async Task Serve(HttpContext http, Right? right, Func<Visit, ValueTask<IResult>> serve, Giving? gives = null)
    {
        Security.Protect(http.Response.Headers);
        var result = await Guarded(http, right, serve, gives);
        if (result is not null && !http.Response.HasStarted)
            await result.ExecuteAsync(http);
    }

    private async ValueTask<IResult?> Guarded(HttpContext http, Right? right, Func<Visit, ValueTask<IResult>> serve, Giving? gives)
    {
        var nobody = new Viewer(null, Preferences.Texts(http, null), ports.Clock.Now);
        var visit = new Visit(http, nobody, ports, stopping);
        try
        {
            var (person, byKey) = await Session.Identify(http, ports.Keys);
            visit = new Visit(http, nobody with { Person = person, Texts = Preferences.Texts(http, person) }, ports, stopping);
            if (right is not null && person is null)
                return visit.GoTo(SignInPage.Path(http));
            if (right is { } needed && !visit.Viewer.May(needed))
                return Trouble.Page(visit, new Problem(403, ApiCodes.RoleNotAllowed));
            if (HttpMethods.IsPost(http.Request.Method))
            {
                if (!http.Request.HasFormContentType)
                    return Trouble.Page(visit, new Problem(415, ApiCodes.WrongMediaType));
                if (await Read(http) is not { } form)
                    return Trouble.Page(visit, new Problem(400, ApiCodes.RequestRefused));
                visit = new Visit(http, visit.Viewer, ports, stopping) { Form = form };
                if (!byKey) // who shows a key was not brought here by another site
                    await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
            }

            var result = await serve(visit);
            if (gives is not null)
                await gives.Record(visit, result);
            return result;
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            return null; // nobody is there to be answered
        }
        catch (AntiforgeryValidationException)
        {
            return Trouble.Page(visit, 400, "form-not-ours");
        }
        catch (AccessNotRecordedException refused)
        {
            AccessNotRecorded(refused.Message);
            return Trouble.Page(visit, Problem.NotRecorded);
        }
        catch (StoreUnavailableException unavailable)
        {
            StoreDidNotAnswer(unavailable.Message);
            return Trouble.Page(visit, unavailable.OutcomeUnknown ? Problem.NobodyKnows : Problem.NoStore);
        }
        catch (UnknownPolicyException unpublished)
        {
            return Trouble.Page(visit, new Problem(503, ApiCodes.PolicyNotHere, unpublished.Pinned.ToString()));
        }
        catch (BadHttpRequestException refused)
        {
            return Trouble.Page(visit, new Problem(refused.StatusCode, refused.StatusCode == 413 ? ApiCodes.BodyTooLarge : ApiCodes.RequestRefused));
        }
#pragma warning disable CA1031 // the last resort: a page with a code, and the log tells the rest
        catch (Exception unexpected)
#pragma warning restore CA1031
        {
            Unexpected(unexpected, http.Request.Method, http.TraceIdentifier);
            return Trouble.Page(visit, new Problem(500, ApiCodes.Unexpected, http.TraceIdentifier));
        }
    }

    /// <summary>What was sent; null where it is no form, whatever it says of itself: NUL characters, too many fields, a broken part.</summary>
    private static async ValueTask<IFormCollection?> Read(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "the store did not answer: {Reason}")]
    private partial void StoreDidNotAnswer(string reason);

    [LoggerMessage(3, LogLevel.Warning, "nothing was given: {Reason}")]
    private partial void AccessNotRecorded(string reason);

    [LoggerMessage(2, LogLevel.Error, "unexpected failure of a {Method} request, trace {Trace}")]
    private partial void Unexpected(Exception failure, string method, string trace);
}
