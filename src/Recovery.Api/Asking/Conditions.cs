using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Recovery.Api.Answers;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Handling;
using Recovery.Engine.Observing;
using Recovery.Engine.Storing;

namespace Recovery.Api.Asking;

/// <summary>Conditions of a command, from its headers: <c>If-Match</c>, <c>Idempotency-Key</c>, <c>traceparent</c>.</summary>
internal readonly record struct Conditions(int? Version, string? Key)
{
    private const string IdempotencyKeyHeader = "Idempotency-Key";
    private const int LongestKey = 200;

    /// <summary>Reads them; faults where they are not well formed.</summary>
    public static Conditions Read(HttpRequest request, Faults faults)
    {
        if (!ETag.TryRead(request.Headers.IfMatch, out var version))
            faults.Add("If-Match", Fault.OutOfRange, "\"version\", *");

        var given = request.Headers[IdempotencyKeyHeader];
        var key = given.Count == 0 ? null : given.ToString();
        if (key is not null && (key.Length is 0 or > LongestKey || key.Any(c => c is <= ' ' or > '~')))
            faults.Add(IdempotencyKeyHeader, Fault.OutOfRange, $"1 … {LongestKey} visible ASCII");
        return new Conditions(version, key);
    }

    /// <summary>The request to the engine; the keys say what was asked, so that another request under the same key is told apart.</summary>
    public Request Of(Exchange exchange, string operation, string subject, SourceRef? source, ReadOnlySpan<byte> body)
    {
        var request = new Request(exchange.Actor, Correlation(exchange.Http), Version);
        if (Key is null && source is null)
            return request;

        var hash = Hash(operation, subject, body);
        var keys = new List<IdempotencyKey>(2);
        if (Key is { } key)
            keys.Add(new IdempotencyKey("key:" + exchange.Actor.Name, key, hash));
        if (source is { } from)
            keys.Add(new IdempotencyKey("source:" + from.System, from.Id, hash));
        return request with { Keys = keys };
    }

    private static byte[] Hash(string operation, string subject, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes($"{operation}\n{subject}\n");
        var all = ArrayPool<byte>.Shared.Rent(head.Length + body.Length);
        head.CopyTo(all, 0);
        body.CopyTo(all.AsSpan(head.Length));
        var hash = SHA256.HashData(all.AsSpan(0, head.Length + body.Length));
        ArrayPool<byte>.Shared.Return(all, clearArray: true); // it held somebody's words
        return hash;
    }

    /// <summary>The trace the request belongs to (W3C Trace Context), else the server's own name for it.</summary>
    internal static string Correlation(HttpContext http) =>
        http.Request.Headers.TraceParent.ToString() is { Length: 55 } trace && trace.AsSpan(3, 32).IndexOfAnyExcept("0123456789abcdef") < 0
            ? trace.Substring(3, 32)
            : Telemetry.CurrentTrace ?? http.TraceIdentifier;
}
