using Polly;
using Polly.Retry;
using Recovery.Engine.Handling;
using Outcome = Recovery.Engine.Handling.Outcome;

namespace Recovery.Integrations.Filing;

/// <summary>How commands that come from outside are tried again. Named in one place, so that telemetry tells them apart.</summary>
public static class FilingPipelines
{
    /// <summary>Waits out whoever is doing the same now, about two seconds in all; then the sender is asked to come again.</summary>
    public static ResiliencePipeline<Outcome> SameAgain(TimeProvider time) => new ResiliencePipelineBuilder<Outcome> { TimeProvider = time, Name = "filing" }
        .AddRetry(new RetryStrategyOptions<Outcome>
        {
            Name = "same-again",
            ShouldHandle = new PredicateBuilder<Outcome>().HandleResult(outcome => outcome is Outcome.KeyInFlight or Outcome.Contended),
            MaxRetryAttempts = 8,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(10),
            MaxDelay = TimeSpan.FromMilliseconds(500),
        })
        .Build();
}
