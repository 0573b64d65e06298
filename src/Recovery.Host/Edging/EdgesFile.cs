using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Recovery.Integrations;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Capping;
using Recovery.Integrations.Phone;
using Recovery.Integrations.Phone.Asterisk;
using Recovery.Integrations.Providers.Amazon;
using Recovery.Integrations.Webhooks;

namespace Recovery.Host.Edging;

/// <summary>
/// The file that says how this house speaks with the outside (<c>--edges</c>, <c>RECOVERY_EDGES</c>; ops/integrations/README.md). A text <c>${NAME}</c> stands for
/// an environment variable, so that no secret needs to be in the file.
/// </summary>
public static partial class EdgesFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The settings of a file; those of an empty one where there is none.</summary>
    /// <exception cref="SettingsException">The file cannot be read, or says something that is not known.</exception>
    public static Edges Read(string? path, Func<string, string?> environment)
    {
        if (path is null)
            return new Edges();
        try
        {
            var json = JsonNode.Parse(File.ReadAllText(path), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return Of(Filled(json, environment).Deserialize<Written>(Options) ?? new Written());
        }
        catch (Exception wrong) when (wrong is JsonException or IOException or UnauthorizedAccessException or FormatException or TimeZoneNotFoundException)
        {
            throw new SettingsException($"the edges file {path} cannot be used: {wrong.Message}");
        }
    }

    private static Edges Of(Written file)
    {
        var usual = new Edges();
        var numbers = PlanOf(file.Numbers);
        return new Edges
        {
            HouseName = file.HouseName ?? usual.HouseName,
            Addresses = new OwnAddresses(file.Addresses ?? [], file.MessageIdDomain),
            Smtp = file.Smtp,
            Receipts = file.Receipts ?? usual.Receipts,
            NewCases = file.NewCasesPerHour is { } cases ? new SenderCap(cases, TimeSpan.FromHours(1)) : usual.NewCases,
            Answers = file.AnswersPerHour is { } answers ? new SenderCap(answers, TimeSpan.FromHours(1)) : usual.Answers,
            CallBackMinutes = file.CallBackMinutes ?? usual.CallBackMinutes,
            Numbers = numbers,
            OutsideUrl = file.OutsideUrl,
            Postmark = file.Postmark,
            MailgunKey = file.MailgunKey,
            SendGridKey = file.SendGridKey,
            Sns = file.SnsTopics is { } topics ? new SnsSettings(topics) : null,
            TwilioToken = file.TwilioToken,
            Asterisk = [.. (file.Asterisk ?? []).Select(one => new AsteriskServer(
                one.Name, one.Host, one.Port, one.User, one.Secret, new AsteriskSettings(numbers, TimeZoneInfo.FindSystemTimeZoneById(one.TimeZone), one.Trunks)))],
            Webhooks = file.Webhooks is { } webhooks
                ? new TargetSettings(webhooks.AllowHttp, [.. (webhooks.AllowedNetworks ?? []).Select(IPNetwork.Parse)], webhooks.Ports)
                : usual.Webhooks,
            Source = file.Source ?? usual.Source,
        };
    }

    private static NumberingPlan PlanOf(string? country) => country switch
    {
        null or "fr" => NumberingPlan.France,
        "es"         => NumberingPlan.Spain,
        "uk"         => NumberingPlan.UnitedKingdom,
        _            => throw new FormatException($"numbers: {country} is not one of fr, es, uk"),
    };

    private static JsonNode? Filled(JsonNode? node, Func<string, string?> environment) => node switch
    {
        JsonObject all => new JsonObject(all.Select(member => KeyValuePair.Create(member.Key, Filled(member.Value, environment)))),
        JsonArray all  => new JsonArray([.. all.Select(item => Filled(item, environment))]),
        JsonValue one when one.TryGetValue<string>(out var text) => Variable().Replace(
            text, name => environment(name.Groups["name"].Value) ?? throw new FormatException($"the environment has no {name.Groups["name"].Value}")),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();

    private sealed record Written(
        string? HouseName = null,
        IReadOnlyList<string>? Addresses = null,
        string? MessageIdDomain = null,
        SmtpServer? Smtp = null,
        bool? Receipts = null,
        int? NewCasesPerHour = null,
        int? AnswersPerHour = null,
        int? CallBackMinutes = null,
        string? Numbers = null,
        Uri? OutsideUrl = null,
        PostmarkAccess? Postmark = null,
        string? MailgunKey = null,
        string? SendGridKey = null,
        IReadOnlyList<string>? SnsTopics = null,
        string? TwilioToken = null,
        IReadOnlyList<WrittenServer>? Asterisk = null,
        WrittenTargets? Webhooks = null,
        string? Source = null);

    private sealed record WrittenServer(string Name, string Host, string User, string Secret, string TimeZone, int Port = 5038, IReadOnlyList<string>? Trunks = null);

    private sealed record WrittenTargets(bool AllowHttp = false, IReadOnlyList<string>? AllowedNetworks = null, IReadOnlyList<int>? Ports = null);
}
