using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Recovery.Api.Problems;

namespace Recovery.Api.Asking;

/// <summary>Reads a request's body whole, from the server's own pooled buffers.</summary>
internal static class BodyBytes
{
    /// <summary>Largest body, in bytes.</summary>
    public const int Most = 256 * 1024;

    /// <summary>Reads the body and lets <paramref name="use"/> look at it; a problem where it is too large or not JSON by its own word.</summary>
    public static async ValueTask<(T? Value, Problem? Problem)> Read<T>(HttpRequest request, Func<ReadOnlySpan<byte>, T> use)
    {
        if (request.ContentLength > Most)
            return (default, new Problem(413, ApiCodes.BodyTooLarge));

        var pipe = request.BodyReader;
        while (true)
        {
            var result = await pipe.ReadAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
            var bytes = result.Buffer;
            if (bytes.Length > Most)
                return Refused<T>(pipe, bytes, new Problem(413, ApiCodes.BodyTooLarge));
            if (!result.IsCompleted)
            {
                pipe.AdvanceTo(bytes.Start, bytes.End);
                continue;
            }

            if (bytes.Length > 0 && !IsJson(request.ContentType))
                return Refused<T>(pipe, bytes, new Problem(415, ApiCodes.WrongMediaType));
            var value = Use(bytes, use);
            pipe.AdvanceTo(bytes.End);
            return (value, null);
        }
    }

    /// <summary>What was read is let go, so that the server can drain the rest and the caller gets to read the answer.</summary>
    private static (T?, Problem) Refused<T>(PipeReader pipe, ReadOnlySequence<byte> read, Problem problem)
    {
        pipe.AdvanceTo(read.End);
        return (default, problem);
    }

    private static T Use<T>(ReadOnlySequence<byte> bytes, Func<ReadOnlySpan<byte>, T> use)
    {
        if (bytes.IsSingleSegment)
            return use(bytes.FirstSpan);
        var rented = ArrayPool<byte>.Shared.Rent((int)bytes.Length);
        try
        {
            bytes.CopyTo(rented);
            return use(rented.AsSpan(0, (int)bytes.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true); // it held somebody's words
        }
    }

    /// <summary>JSON, in UTF-8 where a charset is named at all.</summary>
    private static bool IsJson(string? contentType)
    {
        var type = contentType.AsSpan().Trim();
        if (type.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            return true;
        if (type.IndexOf(';') is not (var at and > 0) || !type[..at].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase))
            return false;
        var charset = type[(at + 1)..].Trim();
        return charset.Equals("charset=utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("charset=\"utf-8\"", StringComparison.OrdinalIgnoreCase) || charset.IsEmpty;
    }
}
