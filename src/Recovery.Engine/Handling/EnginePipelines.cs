using Polly;
using Polly.Retry;
using Recovery.Engine.Storing;

namespace Recovery.Engine.Handling;

/// <summary>The pipelines around decisions, named in one place.</summary>
public static class EnginePipelines
{
    /// <summary>Tries of one decision before a contended case answers so.</summary>
    public const int Tries = 12;

    /// <summary>Re-runs a decision whose stream moved on, or whose database stumbled, after a short jittered wait.</summary>
    internal static ResiliencePipeline<Attempt> Decision(TimeProvider time) => new ResiliencePipelineBuilder<Attempt> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<Attempt>
        {
            Name = "decision",
            ShouldHandle = new PredicateBuilder<Attempt>().HandleResult(attempt => attempt.Outcome is null).Handle<StoreUnavailableException>(failure => !failure.OutcomeUnknown),
            MaxRetryAttempts = Tries - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(2),
            MaxDelay = TimeSpan.FromMilliseconds(250),
        })
        .Build();
}

/// <summary>One run of a decision; without an outcome it is to be run again.</summary>
internal readonly record struct Attempt(Outcome? Outcome);
