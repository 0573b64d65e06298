using Microsoft.Extensions.Logging;
using Recovery.Domain;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;
using Recovery.Integrations.Filing;

namespace Recovery.Integrations.Phone.Asterisk;

/// <summary>Keeps and files the calls that were heard, in the order heard. One that cannot be kept is given up after some tries: it must not hold up the others.</summary>
public sealed partial class CallKeeper(HeardCalls heard, PhoneIntake intake, ILogger<CallKeeper> log) : IDuty
{
    private const int MostTries = 5;
    private static readonly Actor By = new("asterisk", Role.Integration);
    private int tries;

    /// <inheritdoc/>
    public string Name => "asterisk-calls";

    /// <inheritdoc/>
    public async ValueTask<bool> RunOnce(CancellationToken cancellation)
    {
        if (heard.Oldest is not { } call)
            return false;
        try
        {
            await intake.Take(call, named: null, proof: null, By, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not (StoreUnavailableException or OperationCanceledException) && ++tries >= MostTries)
        {
            GivenUp(call.System, call.Id, failure.GetType().Name);
        }

        tries = 0;
        heard.Done();
        return true;
    }

    /// <inheritdoc/>
    public ValueTask Wait(CancellationToken cancellation) => heard.Any(cancellation);

    [LoggerMessage(1, LogLevel.Error, "call {Call} of {Exchange} cannot be kept: {Reason}")]
    private partial void GivenUp(string exchange, string call, string reason);
}
