using Microsoft.AspNetCore.Http;
using Recovery.Domain;

namespace Recovery.Api.Asking;

/// <summary>One request whose caller is known, and what it may use to answer.</summary>
public sealed class Exchange(HttpContext http, Ports ports, Actor actor, CancellationToken stopping)
{
    /// <summary>Request and response.</summary>
    public HttpContext Http { get; } = http;

    /// <summary>The engine.</summary>
    public Ports Ports { get; } = ports;

    /// <summary>Who asks.</summary>
    public Actor Actor { get; } = actor;

    /// <summary>The caller went away.</summary>
    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>The host stops: long answers come to their end.</summary>
    public CancellationToken Stopping { get; } = stopping;

    /// <summary>A part of the path, e.g. <c>id</c>.</summary>
    public string PathPart(string name) => Http.Request.RouteValues[name] as string ?? string.Empty;

    /// <summary>The complaint named in the path, by id or by reference; null where no such name can be.</summary>
    public async ValueTask<ComplaintId?> Complaint()
    {
        var name = PathPart("id");
        return IsName(name) ? await Ports.Cases.Find(name, Aborted).ConfigureAwait(false) : null;
    }

    /// <summary>True for what can be an id or a reference; anything else is not asked of the database.</summary>
    internal static bool IsName(string name) => name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
