using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Recovery.Api.Access;
using Recovery.Api.Answers;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Api.TakingEvents;
using Recovery.Domain;
using Recovery.Domain.Decisions;
using Recovery.Integrations.Filing;
using OutsideFaults = Recovery.Integrations.Reading.Faults;

namespace Recovery.Api.Documenting;

/// <summary>One endpoint as an OpenAPI operation.</summary>
internal static partial class OperationWriter
{
    /// <summary>The first word of the path.</summary>
    public static string Tag(ApiRoute route) => route.Path.Split('/')[0];

    public static JsonObject Of(ApiRoute route, AnswerSchemas schemas)
    {
        var operation = new JsonObject
        {
            ["operationId"] = route.Name,
            ["summary"] = route.Summary,
            ["description"] = "For the roles " + string.Join(", ", Enum.GetValues<Role>().Where(role => Permissions.Allows(role, route.Right)).Select(Words.Of)) + ".",
            ["tags"] = new JsonArray(Tag(route)),
        };
        if (Parameters(route) is { Count: > 0 } parameters)
            operation["parameters"] = parameters;
        if (route.Body is { } body)
            operation["requestBody"] = RequestBody(body, route.Example);
        if (route is RawRoute raw)
        {
            operation["requestBody"] = RawBody(raw);
            if (raw.ProvenAs is not null)
                operation["security"] = new JsonArray(); // the caller proves itself otherwise: the summary says how
        }

        operation["responses"] = Responses(route, schemas);
        return operation;
    }

    private static JsonArray Parameters(ApiRoute route)
    {
        var all = new JsonArray();
        foreach (Match part in PathPart().Matches(route.Path))
            all.Add(Parameter(part.Groups["name"].Value, "path", part.Groups["name"].Value == "id" ? "Id (UUID) or reference of the case." : "As answered by this API.", required: true, new JsonObject { ["type"] = "string" }));
        foreach (var member in route.Query.Members)
            all.Add(Parameter(member.Name, "query", member.Says, member.Required, member.Schema()));
        if (route is CommandRoute)
        {
            all.Add(Parameter("If-Match", "header", "Only if the case is still at this version: \"3\".", required: false, new JsonObject { ["type"] = "string" }));
            all.Add(Parameter("Idempotency-Key", "header", "Done once: the same key and request get the same answer.", required: false, new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 200 }));
        }

        if (route.Method == "POST")
            all.Add(Parameter("On-Behalf-Of", "header", "For whom the caller acts; written into every event.", required: false, new JsonObject { ["type"] = "string", ["maxLength"] = Line.Longest }));
        return all;
    }

    private static JsonObject Parameter(string name, string where, string says, bool required, JsonObject schema) => new()
    {
        ["name"] = name,
        ["in"] = where,
        ["description"] = says,
        ["required"] = required,
        ["schema"] = schema,
    };

    private static JsonObject RequestBody(Shape body, string? example)
    {
        var content = new JsonObject { ["schema"] = body.Schema() };
        if (example is not null)
            content["example"] = JsonNode.Parse(example);
        return new JsonObject { ["required"] = body.IsDemanding, ["content"] = new JsonObject { ["application/json"] = content } };
    }

    private static JsonObject RawBody(RawRoute route)
    {
        var content = new JsonObject();
        foreach (var type in route.Takes)
            content[type] = route.Document?.Invoke(type) ?? new JsonObject { ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "binary", ["maxLength"] = route.MaxBytes } };
        return new JsonObject { ["required"] = true, ["content"] = content };
    }

    private static JsonObject Responses(ApiRoute route, AnswerSchemas schemas)
    {
        var success = new JsonObject { ["description"] = route is CommandRoute ? "Done, or already so." : "Found.", ["content"] = Content(route, schemas) };
        if (route is CommandRoute)
            success["headers"] = new JsonObject { ["ETag"] = new JsonObject { ["$ref"] = "#/components/headers/ETag" } };

        var all = new JsonObject { [Digits.Of(route.Success)] = success };
        if (route is RawRoute { OrStatus: { } other })
            all[Digits.Of(other)] = success.DeepClone();
        foreach (var status in Codes(route).GroupBy(StatusOf).OrderBy(group => group.Key))
            all[Digits.Of(status.Key)] = ProblemOf([.. status], schemas);
        return all;
    }

    private static JsonObject Content(ApiRoute route, AnswerSchemas schemas)
    {
        var answer = route is CommandRoute ? typeof(CommandDone) : route.Answers;
        var content = new JsonObject();
        foreach (var type in route.MediaTypes)
            content[type] = new JsonObject { ["schema"] = type.StartsWith("text/", StringComparison.Ordinal) || answer is null ? new JsonObject { ["type"] = "string" } : schemas.Reference(answer) };
        return content;
    }

    private static IEnumerable<string> Codes(ApiRoute route)
    {
        IEnumerable<string> all = [ApiCodes.KeyMissing, ApiCodes.KeyUnknown, ApiCodes.RoleNotAllowed, ApiCodes.Malformed, ApiCodes.UnknownMember, ApiCodes.DuplicateMember, ApiCodes.StoreUnavailable, ApiCodes.OutcomeUnknown];
        if (route.Method == "POST")
            all = all.Concat([ApiCodes.BodyTooLarge, ApiCodes.WrongMediaType]);
        if (route is CommandRoute)
            all = all.Concat([ApiCodes.VersionMismatch, ApiCodes.KeyInFlight, ApiCodes.KeyReused, ApiCodes.Contended]);
        if (route.IsRecorded)
            all = all.Append(ApiCodes.AccessNotRecorded);
        if (route.Path.Contains("{id}", StringComparison.Ordinal))
            all = all.Append(ApiCodes.ComplaintUnknown);
        return all.Concat(route.Codes).Distinct(StringComparer.Ordinal);
    }

    private static int StatusOf(string code) => code switch
    {
        ApiCodes.KeyMissing or ApiCodes.KeyUnknown or OutsideFaults.CredentialsWrong or OutsideFaults.NotSigned or OutsideFaults.SignatureInvalid or OutsideFaults.SignatureTooOld
            or OutsideFaults.SignatureFromTheFuture or OutsideFaults.SignatureVersionUnknown or OutsideFaults.CertificateNotTrusted or OutsideFaults.TopicNotOurs or OutsideFaults.Replayed => 401,
        ApiCodes.RoleNotAllowed => 403,
        ApiCodes.ComplaintUnknown or ApiCodes.NotThen or ApiCodes.PolicyUnknown or ApiCodes.ReportUnknown or ApiCodes.ApiKeyUnknown or ApiCodes.SubjectUnknown or ApiCodes.WebhookUnknown or ApiCodes.DeliveryUnknown or Refusals.PromiseUnknown
            or ApiCodes.ArrivalUnknown or ApiCodes.ContentUnknown or ApiCodes.EdgeNotConfigured or ApiCodes.PositionUnknown or ApiCodes.SizeUnknown => 404,
        ApiCodes.PositionGone => 410,
        ApiCodes.VersionMismatch => 412,
        ApiCodes.BodyTooLarge => 413,
        ApiCodes.WrongMediaType or OutsideFaults.MediaTypeUnknown => 415,
        ApiCodes.Malformed or ApiCodes.UnknownMember or ApiCodes.DuplicateMember or ApiCodes.ExportFormatUnknown or ApiCodes.KeyReused or ApiCodes.PackUnknown
            or ApiCodes.AddressNotAllowed or ApiCodes.HostNotAllowed or ApiCodes.PortNotAllowed or ApiCodes.UrlNotHttps or ApiCodes.UrlWithCredentials
            or OutsideFaults.NotAForm or OutsideFaults.NotJson or OutsideFaults.MemberMissing or OutsideFaults.DataInvalid or OutsideFaults.UrlInvalid or OutsideFaults.Empty or OutsideFaults.TooMany => 422,
        _ when EventSentences.Texts.ContainsKey(code) => 422,
        ApiCodes.AccessNotRecorded or ApiCodes.StoreUnavailable or ApiCodes.OutcomeUnknown or ApiCodes.ProviderUnreachable or FilingCodes.NoPolicy or OutsideFaults.SecretInvalid => 503,
        _ => 409,
    };

    /// <summary>An example of the problem of every code these endpoints refuse with, said once for all of them.</summary>
    public static JsonObject Examples(IEnumerable<ApiRoute> routes)
    {
        var examples = new JsonObject();
        foreach (var code in routes.SelectMany(Codes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            examples[code] = new JsonObject
            {
                ["value"] = new JsonObject
                {
                    ["type"] = ProblemAnswer.Type + code,
                    ["title"] = ProblemAnswer.Title(code),
                    ["status"] = StatusOf(code),
                    ["code"] = code,
                    ["detail"] = ProblemAnswer.Detail(code, Language.Default),
                },
            };
        }

        return examples;
    }

    private static JsonObject ProblemOf(List<string> codes, AnswerSchemas schemas)
    {
        var examples = new JsonObject();
        foreach (var code in codes)
            examples[code] = new JsonObject { ["$ref"] = "#/components/examples/" + code };

        return new JsonObject
        {
            ["description"] = string.Join(", ", codes),
            ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = schemas.Problem(), ["examples"] = examples } },
        };
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathPart();
}
