using System.Net.Http.Headers;
using Recovery.Engine.Storing;
using Recovery.Engine.Subscribing;
using Recovery.Integrations.CloudEvents;
using Recovery.Integrations.Reading;
using Recovery.Integrations.Signing;

namespace Recovery.Integrations.Webhooks.Sending;

/// <summary>Posts signed events to subscribers. Answers with a status and a reason; what a server writes is neither kept nor shown.</summary>
public sealed class WebhookSender : IDisposable
{
    private const string Trials = "trials"; // a pipeline of their own

    private readonly TargetGuard guard;
    private readonly EdgePipelines pipelines;
    private readonly IEngineClock clock;
    private readonly HttpClient http;

    /// <param name="clock">By which messages are stamped: receivers compare it with their own.</param>
    /// <param name="resolve">Null: the system's resolver.</param>
    public WebhookSender(Edges edges, EdgePipelines pipelines, IEngineClock clock, ResolveHost? resolve = null)
    {
        guard = new TargetGuard(edges.Webhooks);
        (this.pipelines, this.clock) = (pipelines, clock);
        http = new HttpClient(GuardedConnections.Handler(guard, resolve)) { Timeout = Timeout.InfiniteTimeSpan }; // the pipeline says how long
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Recovery", null));
    }

    /// <summary>Where a subscription's events may go, or why not: a code.</summary>
    public Reading<Uri> Check(string? url) => guard.Check(url);

    /// <summary>Posts an event.</summary>
    /// <param name="id">The message's identity, the same at each try: letters, digits and <c>_</c>.</param>
    public ValueTask<Called<WebhookAnswer>> Send(Subscription to, string id, CloudEvent cloudEvent, CancellationToken cancellation) =>
        Send(to.Id.ToString(), to, id, cloudEvent, answer => answer.IsDown, cancellation);

    /// <summary>The same for a person who wants to know: also to one that is left in peace just now.</summary>
    public ValueTask<Called<WebhookAnswer>> Try(Subscription to, string id, CloudEvent cloudEvent, CancellationToken cancellation) =>
        Send(Trials, to, id, cloudEvent, _ => false, cancellation);

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private ValueTask<Called<WebhookAnswer>> Send(string target, Subscription to, string id, CloudEvent cloudEvent, Func<WebhookAnswer, bool> isDown, CancellationToken cancellation)
    {
        var body = CloudEventWriter.Structured(cloudEvent);
        return pipelines.Call(EdgePipelines.Webhook, target, token => Post(to, id, body, token), isDown, cancellation);
    }

    private async ValueTask<WebhookAnswer> Post(Subscription to, string id, byte[] body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, to.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(CloudEventWriter.ContentType);
        foreach (var (name, value) in StandardWebhook.Sign(id, clock.Now, body, to.Secrets.Select(secret => WebhookSecret.Read(secret).Value).OfType<WebhookSecret>()))
            request.Headers.Add(name, value);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            return WebhookAnswer.Of((int)answer.StatusCode, Asked(answer.Headers.RetryAfter));
        }
        catch (HttpRequestException failed)
        {
            return new WebhookAnswer(null, failed.InnerException is AddressNotAllowedException ? Faults.AddressNotAllowed : Why(failed.HttpRequestError));
        }
    }

    private TimeSpan? Asked(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } wait } => wait,
        { Date: { } at }    => at - clock.Now,
        _                   => null,
    };

    private static string Why(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError    => "its name is not found",
        HttpRequestError.ConnectionError        => "no connection",
        HttpRequestError.SecureConnectionError  => "no secure connection",
        HttpRequestError.ResponseEnded          => "it closed the connection without an answer",
        _                                       => "no answer that is HTTP",
    };
}
