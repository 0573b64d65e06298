using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Recovery.Api.Asking;

namespace Recovery.Web.Shared;

/// <summary>One request of somebody's browser: who looks, what they may use, and how to answer them with a page.</summary>
public sealed class Visit(HttpContext http, Viewer viewer, Ports ports, CancellationToken stopping)
{
    /// <summary>Request and response.</summary>
    public HttpContext Http { get; } = http;

    /// <summary>Who looks.</summary>
    public Viewer Viewer { get; } = viewer;

    /// <summary>The engine.</summary>
    public Ports Ports { get; } = ports;

    /// <summary>The screens' words in the viewer's language.</summary>
    public Texts Texts => Viewer.Texts;

    /// <summary>The people of the house.</summary>
    public People People { get; } = http.RequestServices.GetRequiredService<People>();

    /// <summary>What was posted; empty for a GET.</summary>
    public IFormCollection Form { get; init; } = FormCollection.Empty;

    /// <summary>The browser went away.</summary>
    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>The request came from htmx, which wants a part of a page or a page to take a part of.</summary>
    public bool IsHtmx => Http.Request.Headers.ContainsKey("HX-Request");

    /// <summary>The same request as the API knows it.</summary>
    public Exchange Exchange => new(Http, Ports, Viewer.Actor, stopping);

    /// <summary>A value of the query string; null where it is absent or empty.</summary>
    public string? Asked(string name) => Http.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>A part of the path.</summary>
    public string PathPart(string name) => Http.Request.RouteValues[name] as string ?? string.Empty;

    /// <summary>A whole page; <paramref name="parameters"/> are those of the component.</summary>
    public IResult Page<T>(string title, object? parameters = null, int status = StatusCodes.Status200OK)
        where T : IComponent
    {
        NoStore();
        return new RazorComponentResult<Document>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(Document.Visit)] = this,
            [nameof(Document.Title)] = title,
            [nameof(Document.Body)] = Part(typeof(T), parameters),
        })
        { StatusCode = status, PreventStreamingRendering = true };
    }

    /// <summary>A part of a page, for htmx to put in its place.</summary>
    public IResult Fragment<T>(object? parameters = null, int status = StatusCodes.Status200OK)
        where T : IComponent
    {
        NoStore();
        return new RazorComponentResult<Fragment>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(Shared.Fragment.Visit)] = this,
            [nameof(Shared.Fragment.Body)] = Part(typeof(T), parameters),
        })
        { StatusCode = status, PreventStreamingRendering = true };
    }

    /// <summary>Somewhere else, by GET: after a form was done, so that reloading does not send it again.</summary>
    public IResult GoTo(string path)
    {
        if (!IsHtmx)
            return Results.Redirect(path, permanent: false, preserveMethod: false);
        Http.Response.Headers["HX-Redirect"] = path;
        return Results.NoContent();
    }

    /// <summary>Tells the page's modules that something happened, such as <c>done</c>.</summary>
    public void Tell(string happened) => Http.Response.Headers["HX-Trigger"] = happened;

    /// <summary>The value that a form must carry back, so that no other site can post it.</summary>
    internal string FormToken() => Http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(Http).RequestToken!;

    private void NoStore() => Http.Response.Headers.CacheControl = "no-store"; // somebody's words

    private static RenderFragment Part(Type component, object? parameters) => builder =>
    {
        builder.OpenComponent(0, component);
        foreach (var property in parameters?.GetType().GetProperties() ?? [])
            builder.AddComponentParameter(1, property.Name, property.GetValue(parameters));
        builder.CloseComponent();
    };
}
