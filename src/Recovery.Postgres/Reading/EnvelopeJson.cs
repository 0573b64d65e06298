using System.Text.Json;
using Recovery.Domain;
using Recovery.Engine.Storing;

namespace Recovery.Postgres.Reading;

/// <summary>
/// What of an envelope has no column of its own, as the <c>headers</c> of an event: <c>{"role":"agent","onBehalfOf":"…","importedFrom":"…"}</c>,
/// what is absent left out. The actor's name, correlation and causation are columns.
/// </summary>
internal static class EnvelopeJson
{
    /// <summary>The headers as JSON text.</summary>
    public static string Write(Envelope envelope)
    {
        var (role, behalf, import) = (Words.Of(envelope.Actor.Role), envelope.Actor.OnBehalfOf, envelope.ImportedFrom);
        return behalf is null && import is null
            ? $$"""{"role":"{{role}}"}"""
            : JsonSerializer.Serialize(new Headers(role, behalf, import), HeadersContext.Default.Headers);
    }

    /// <summary>The envelope of a row. Headers written by another tool, or none, leave the actor a system.</summary>
    /// <param name="headers">UTF-8 JSON; empty for none.</param>
    /// <exception cref="JsonException">The headers are not an object of texts.</exception>
    public static Envelope Read(string? userName, string? correlationId, string? causationId, ReadOnlySpan<byte> headers)
    {
        var read = headers.IsEmpty ? null : JsonSerializer.Deserialize(headers, HeadersContext.Default.Headers);
        var role = Words.TryRead<Role>(read?.Role, out var known) ? known : Role.System;
        return new Envelope(new Actor(userName ?? Actor.Engine.Name, role, read?.OnBehalfOf), correlationId, causationId, read?.ImportedFrom);
    }
}
