using System.Threading.Channels;

namespace Recovery.Integrations.Phone.Asterisk;

/// <summary>
/// Call records between the connections that hear them and the duty that keeps them: so many at most. While it is full nobody reads on, and
/// the exchange holds back what it has to say.
/// </summary>
public sealed class HeardCalls
{
    /// <summary>Calls that may wait: the database may be away for a while, but not for ever.</summary>
    public const int Most = 10_000;

    private readonly Channel<PhoneCall> calls = Channel.CreateBounded<PhoneCall>(new BoundedChannelOptions(Most) { SingleReader = true });

    /// <summary>Adds a call; waits while there is no room.</summary>
    public ValueTask Add(PhoneCall call, CancellationToken cancellation) => calls.Writer.WriteAsync(call, cancellation);

    /// <summary>The oldest, which stays; null where there is none.</summary>
    public PhoneCall? Oldest => calls.Reader.TryPeek(out var call) ? call : null;

    /// <summary>The oldest is done with.</summary>
    public void Done() => calls.Reader.TryRead(out _);

    /// <summary>Completes when there is a call.</summary>
    public async ValueTask Any(CancellationToken cancellation) => await calls.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false);
}
