using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Registry;
using Polly.Telemetry;
using Polly.Timeout;

namespace Recovery.Integrations;

/// <summary>
/// The pipelines around everything the edges call, named in one place: at most so many at once to one target, a circuit breaker that leaves a target in
/// peace while it is down, and a time-out. None tries again: what waits in the outbox is tried again by its schedule, which outlives this process.
/// Their events are metered (<c>Polly</c>) and logged by pipeline and target. What is called answers with data and does not throw what a server said,
/// since that may name a person.
/// </summary>
/// <param name="time">By which time-outs and breaks are measured.</param>
/// <param name="loggers">Where breaks and time-outs are told; null for nowhere.</param>
public sealed class EdgePipelines(TimeProvider time, ILoggerFactory? loggers = null) : IAsyncDisposable
{
    /// <summary>The mail server.</summary>
    public const string Smtp = "smtp";

    /// <summary>A subscriber; one pipeline of each subscription.</summary>
    public const string Webhook = "webhook";

    /// <summary>A signing certificate that a provider publishes; one pipeline of each host.</summary>
    public const string Certificate = "certificate";

    /// <summary>How long a message may take, greeting and attachment-free content together.</summary>
    public static readonly TimeSpan SmtpTimeout = TimeSpan.FromSeconds(60);

    /// <summary>How long a subscriber may take; Standard Webhooks recommends 15 to 30 s.</summary>
    public static readonly TimeSpan WebhookTimeout = TimeSpan.FromSeconds(15);

    /// <summary>How long fetching a certificate may take.</summary>
    public static readonly TimeSpan CertificateTimeout = TimeSpan.FromSeconds(5);

    private const int Waiting = 64; // a batch of the outbox waits its turn; beyond that it is put off
    private const int AtOnce = 4;
    private const double FailureRatio = 0.5;
    private const int FewestTries = 4; // fewer say nothing about a target
    private static readonly TimeSpan Watched = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortestBreak = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromMinutes(5);

    private readonly ResiliencePipelineRegistry<Target> pipelines = new(new ResiliencePipelineRegistryOptions<Target>
    {
        BuilderFactory = () => new ResiliencePipelineBuilder { TimeProvider = time },
        BuilderNameFormatter = target => target.Edge,
        InstanceNameFormatter = target => target.Name,
    });

    private readonly TelemetryOptions telemetry = new() { LoggerFactory = loggers ?? NullLoggerFactory.Instance };

    /// <summary>Calls a target, or says why it was not called or did not answer.</summary>
    /// <param name="edge">One of the names above.</param>
    /// <param name="target">Which of several, e.g. a subscription's id; nothing personal: it is a label of metrics.</param>
    /// <param name="isDown">True for an answer that shows the target down or overwhelmed.</param>
    public async ValueTask<Called<T>> Call<T>(string edge, string target, Func<CancellationToken, ValueTask<T>> call, Func<T, bool> isDown, CancellationToken cancellation)
        where T : class
    {
        var pipeline = pipelines.GetOrAddPipeline<Answered<T>>(new Target(edge, target, typeof(T).Name), builder => Build(builder, edge));
        try
        {
            var answered = await pipeline.ExecuteAsync(
                async token =>
                {
                    var answer = await call(token).ConfigureAwait(false);
                    return new Answered<T>(answer, isDown(answer));
                },
                cancellation).ConfigureAwait(false);
            return new Called<T>(answered.Answer);
        }
        catch (BrokenCircuitException open)
        {
            return new Called<T>(null, Unanswered.Resting, open.RetryAfter ?? ShortestBreak);
        }
        catch (RateLimiterRejectedException)
        {
            return new Called<T>(null, Unanswered.Crowded, ShortestBreak);
        }
        catch (TimeoutRejectedException)
        {
            return new Called<T>(null, Unanswered.TimedOut);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => pipelines.DisposeAsync();

    private void Build<T>(ResiliencePipelineBuilder<Answered<T>> builder, string edge) => builder
        .AddConcurrencyLimiter(AtOnce, Waiting)
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Answered<T>>
        {
            Name = edge + "-breaker",
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
            {
                { Exception: OperationCanceledException } => false, // we stopped, the target did nothing wrong
                { Exception: not null }                   => true,
                { Result.IsDown: var down }               => down,
            }),
            FailureRatio = FailureRatio,
            MinimumThroughput = FewestTries,
            SamplingDuration = Watched,
            BreakDurationGenerator = state => ValueTask.FromResult(BreakAfter(state.HalfOpenAttempts)),
        })
        .AddTimeout(new TimeoutStrategyOptions { Name = edge + "-timeout", Timeout = TimeoutOf(edge) })
        .ConfigureTelemetry(telemetry);

    private static TimeSpan TimeoutOf(string edge) => edge switch
    {
        Smtp        => SmtpTimeout,
        Webhook     => WebhookTimeout,
        Certificate => CertificateTimeout,
        _           => throw new ArgumentOutOfRangeException(nameof(edge), edge, "no such pipeline"),
    };

    /// <summary>Twice as long after each probe that failed, up to the longest.</summary>
    private static TimeSpan BreakAfter(int probes) => TimeSpan.FromTicks(Math.Min(LongestBreak.Ticks, ShortestBreak.Ticks << Math.Min(probes, 8)));

    private readonly record struct Target(string Edge, string Name, string Answer);

    private readonly record struct Answered<T>(T Answer, bool IsDown)
    {
        public override string ToString() => IsDown ? "down" : "answered"; // telemetry writes it down
    }
}

/// <summary>Why there is no answer.</summary>
public enum Unanswered
{
    /// <summary>There is one.</summary>
    No,

    /// <summary>It did not answer in time.</summary>
    TimedOut,

    /// <summary>It was not called: it failed too often just now, and is left in peace.</summary>
    Resting,

    /// <summary>It was not called: too many calls to it wait already.</summary>
    Crowded,
}

/// <summary>What a call came to.</summary>
/// <param name="Answer">Null where <paramref name="Why"/> says why there is none.</param>
/// <param name="Wait">When to call again, where it was not called.</param>
public sealed record Called<T>(T? Answer, Unanswered Why = Unanswered.No, TimeSpan Wait = default)
    where T : class
{
    /// <summary>The reason in words, for people; nothing personal.</summary>
    public string Reason => Why switch
    {
        Unanswered.TimedOut => "no answer in time",
        Unanswered.Resting  => string.Create(CultureInfo.InvariantCulture, $"not tried: it failed too often just now, again in {Math.Ceiling(Wait.TotalSeconds)} s"),
        Unanswered.Crowded  => "not tried: too many wait for it already",
        _                   => string.Empty,
    };
}
