using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Engine.Serialization;
using Recovery.Engine.Subscribing;

namespace Recovery.Api.Subscribing;

/// <summary><c>POST webhooks</c>.</summary>
internal static class SubscribeRoute
{
    private static readonly IReadOnlyList<string> EventNames =
        [.. EventJson.StoredTypes.Keys.Select(name => name[..name.LastIndexOf(".v", StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static readonly Shape Body = new();
    private static readonly Member<string> Called = Body.Must("name", Kinds.Name, "Who is told.");
    private static readonly Member<string> Url = Body.Must("url", new Line(2048), "Where events are posted: HTTPS, a public host.");
    private static readonly Member<IReadOnlyList<string>?> Types = Body.May("types", new Many<string>(new OneOf(EventNames), 100), "Events it is told of, without version; all where absent or empty.");

    public static readonly FormRoute Route = new()
    {
        Path = "webhooks",
        Name = "subscribe",
        Summary = "Tells a system of events from now on, each as a CloudEvent signed by Standard Webhooks, in order per case; the signing secret is shown this once.",
        Right = Right.ManageKeys,
        Body = Body,
        Example = """{"name":"data-warehouse","url":"https://events.example.org/recovery","types":["complaint-received","complaint-resolved"]}""",
        Codes = [ApiCodes.AddressNotAllowed, ApiCodes.HostNotAllowed, ApiCodes.PortNotAllowed, ApiCodes.UrlInvalid, ApiCodes.UrlNotHttps, ApiCodes.UrlWithCredentials],
        Answers = typeof(WebhookSecretShown),
        Status = 201,
        Handle = Subscribed,
    };

    private static async ValueTask<Found> Subscribed(Exchange exchange, Body body)
    {
        if (string.IsNullOrWhiteSpace(Called.In(body)))
            return Problem.Malformed("name", Fault.Missing);
        var checkedUrl = exchange.Ports.Webhooks.Check(Url.In(body));
        if (checkedUrl.Fault is { } fault)
            return new Problem(422, fault.Code);

        var now = exchange.Ports.Clock.Now;
        var secret = OneWebhook.NewSecret();
        var made = new Subscription(
            Guid.CreateVersion7(now), Called.In(body).Trim(), checkedUrl.Value!, [.. (Types.In(body) ?? []).Distinct(StringComparer.Ordinal)], [secret], now, exchange.Actor.Name);
        await exchange.Ports.Subscriptions.Add(made, exchange.Aborted).ConfigureAwait(false);
        return new Found(new WebhookSecretShown(Webhook.Of(made), secret));
    }
}
