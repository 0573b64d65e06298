using System.Text;
using System.Text.Json;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.Providers.Amazon;

/// <summary>What SNS posts to an HTTP endpoint: a notification, or the question whether to be subscribed. Nothing of it is believed before <see cref="SnsSignature"/> says so.</summary>
public sealed record SnsMessage(
    string Type,
    string MessageId,
    string TopicArn,
    string Message,
    string? Subject,
    string? Timestamp,
    string? Token,
    string? SubscribeUrl,
    string? SignatureVersion,
    string? Signature,
    string? SigningCertUrl)
{
    public const string Notification = "Notification";
    public const string SubscriptionConfirmation = "SubscriptionConfirmation";
    public const string UnsubscribeConfirmation = "UnsubscribeConfirmation";

    /// <summary>SNS carries 256 KiB; SES through SNS carries mail of 150 KiB.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>The message; <c>not-json</c>, <c>member-missing</c>, … where it is none.</summary>
    public static Reading<SnsMessage> Read(ReadOnlyMemory<byte> body) => BoundedJson.Read(body, MaxBytes).Then(root => Of(root.Element));

    private static Reading<SnsMessage> Of(JsonElement json)
    {
        string[] needed = ["Type", "MessageId", "TopicArn", "Message"];
        return needed.FirstOrDefault(name => json.Text(name) is null) is { } missing
            ? new Fault(Faults.MemberMissing, "/" + missing)
            : new SnsMessage(
                json.Text("Type")!,
                json.Text("MessageId")!,
                json.Text("TopicArn")!,
                json.Text("Message")!,
                json.Text("Subject"),
                json.Text("Timestamp"),
                json.Text("Token"),
                json.Text("SubscribeURL"),
                json.Text("SignatureVersion"),
                json.Text("Signature"),
                json.Text("SigningCertURL"));
    }

    /// <summary>What SNS signs: names and values, each on a line, in the order of the names; null for a type that it does not sign.</summary>
    internal string? Signed() => Type switch
    {
        Notification                                        => Lines(("Message", Message), ("MessageId", MessageId), ("Subject", Subject), ("Timestamp", Timestamp), ("TopicArn", TopicArn), ("Type", Type)),
        SubscriptionConfirmation or UnsubscribeConfirmation => Lines(("Message", Message), ("MessageId", MessageId), ("SubscribeURL", SubscribeUrl), ("Timestamp", Timestamp), ("Token", Token), ("TopicArn", TopicArn), ("Type", Type)),
        _                                                   => null,
    };

    private static string Lines(params ReadOnlySpan<(string Name, string? Value)> members)
    {
        StringBuilder lines = new();
        foreach (var (name, value) in members)
        {
            if (value is not null)
                lines.Append(name).Append('\n').Append(value).Append('\n');
        }

        return lines.ToString();
    }
}
