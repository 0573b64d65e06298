using Microsoft.AspNetCore.Http;
using Recovery.Domain;
using Recovery.Engine.Auditing;

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
    public ValueTask<ComplaintId?> Complaint() => Complaint(PathPart("id"));

    /// <summary>The complaint of an id or a reference; null where no such name can be.</summary>
    public async ValueTask<ComplaintId?> Complaint(string name) => IsName(name) ? await Ports.Cases.Find(name, Aborted).ConfigureAwait(false) : null;

    /// <summary>
    /// Writes down that the caller is given something of a case, or of many: before the first byte of it is given. An endpoint that declares
    /// <see cref="QueryRoute.Accessed"/> need not call it.
    /// </summary>
    /// <param name="query">By which conditions; never words that somebody typed.</param>
    /// <exception cref="AccessNotRecordedException">Nothing may be given.</exception>
    public async ValueTask Record(AccessKind kind, string what, ComplaintId? complaint = null, string? query = null)
    {
        try
        {
            await Ports.Accesses.Record(new Engine.Auditing.Access(Actor, kind, what, complaint, query, Conditions.Correlation(Http)), Aborted).ConfigureAwait(false);
        }
        catch (Exception trouble) when (!Aborted.IsCancellationRequested)
        {
            throw new AccessNotRecordedException(trouble);
        }
    }

    /// <summary>True for what can be an id or a reference; anything else is not asked of the database.</summary>
    internal static bool IsName(string name) => name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
