using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Recovery.Api.Answers;

namespace Recovery.Api.Standing;

/// <summary>Whether the process lives, and whether it is ready. Open to anybody: they say nothing of any case.</summary>
internal static class HealthRoutes
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The process answers.</summary>
    public static Task Live(HttpContext http)
    {
        JsonAnswer.Write(http.Response, "application/json", "live", static (json, status) =>
        {
            json.WriteStartObject();
            json.WriteString("status", status);
            json.WriteEndObject();
        });
        return Task.CompletedTask;
    }

    /// <summary>Everything it needs is there; else 503 with the reasons. What else is wrong is told as warnings.</summary>
    public static RequestDelegate Ready(IReadOnlyList<IStanding> standings, TimeProvider time) => async http =>
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, http.RequestAborted);
        var (reasons, warnings) = (new List<string>(), new List<string>());
        foreach (var standing in standings)
        {
            if (await Trouble(standing, both.Token).ConfigureAwait(false) is { } trouble)
                (standing.IsVital ? reasons : warnings).Add(trouble);
        }

        http.Response.StatusCode = reasons.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.CacheControl = "no-store";
        JsonAnswer.Write(http.Response, "application/json", (reasons, warnings), static (json, of) =>
        {
            json.WriteStartObject();
            json.WriteString("status", of.reasons.Count == 0 ? "ready" : "red");
            Write(json, "reasons", of.reasons);
            if (of.warnings.Count > 0)
                Write(json, "warnings", of.warnings);
            json.WriteEndObject();
        });
    };

    private static void Write(Utf8JsonWriter json, string name, List<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static async ValueTask<string?> Trouble(IStanding standing, CancellationToken cancellation)
    {
        try
        {
            return await standing.Trouble(cancellation).AsTask().WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return "no answer in time";
        }
#pragma warning disable CA1031 // whatever went wrong is the answer
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return failure.Message;
        }
    }
}
