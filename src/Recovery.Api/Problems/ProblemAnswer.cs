using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Recovery.Api.Answers;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Problems;

/// <summary>Writes problems: <c>application/problem+json</c> with a stable code and a sentence in the caller's language (RFC 9457).</summary>
internal static class ProblemAnswer
{
    /// <summary>Prefix of <c>type</c>: the code completes it.</summary>
    public const string Type = "urn:recovery:problem:";

    public static void Write(HttpContext http, Problem problem)
    {
        var response = http.Response;
        if (response.HasStarted)
            return;

        var language = Language.Of(http.Request.Headers.AcceptLanguage);
        response.Clear();
        response.StatusCode = problem.Status;
        response.Headers.ContentLanguage = language;
        response.Headers.CacheControl = "no-store";
        if (problem.RetryAfter is { } seconds)
            response.Headers.RetryAfter = Digits.Of(seconds);
        if (problem.Version is { } version)
            response.Headers.ETag = ETag.Of(version);
        if (problem.Status == 401)
            response.Headers.WWWAuthenticate = problem.Code == ApiCodes.KeyMissing ? "Bearer realm=\"recovery\"" : "Bearer realm=\"recovery\", error=\"invalid_token\"";

        JsonAnswer.Write(response, "application/problem+json", (problem, language, http), static (json, of) => Write(json, of.problem, of.language, of.http));
    }

    /// <summary>"restatement-not-confirmed" as "Restatement not confirmed".</summary>
    internal static string Title(string code) => string.Concat(char.ToUpperInvariant(code[0]).ToString(), code.AsSpan(1)).Replace('-', ' ');

    /// <summary>What to do next, in a language.</summary>
    internal static string Detail(string code, string language) => Sentences.Find(code, language) ?? Refusals.Text(code, language);

    private static void Write(Utf8JsonWriter json, Problem problem, string language, HttpContext http)
    {
        json.WriteStartObject();
        json.WriteString("type", Type + problem.Code);
        json.WriteString("title", Title(problem.Code));
        json.WriteNumber("status", problem.Status);
        json.WriteString("code", problem.Code);
        json.WriteString("detail", Detail(problem.Code, language));
        json.WriteString("instance", http.Request.Path.ToUriComponent());
        if (problem.About is { } about)
            json.WriteString("about", about);
        if (problem.Stage is { } stage)
            json.WriteString("stage", stage);
        if (problem.Version is { } version)
            json.WriteNumber("version", version);
        if (problem.Faults is { } faults)
            WriteErrors(json, faults, language);
        json.WriteEndObject();
    }

    private static void WriteErrors(Utf8JsonWriter json, Bodies.Faults faults, string language)
    {
        json.WriteStartObject("errors");
        foreach (var path in faults.Found.GroupBy(at => at.Path, StringComparer.Ordinal))
        {
            json.WriteStartArray(path.Key);
            foreach (var at in path)
                json.WriteStringValue(FaultTexts.Of(at, language));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
