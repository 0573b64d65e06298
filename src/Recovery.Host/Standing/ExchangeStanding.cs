using Recovery.Api.Standing;
using Recovery.Integrations.Phone.Asterisk;

namespace Recovery.Host.Standing;

/// <summary>The telephone exchanges are heard. One that has been away for long is a warning: people work on all the same.</summary>
internal sealed class ExchangeStanding(IReadOnlyList<AmiConnection> exchanges) : IStanding
{
    /// <inheritdoc/>
    public bool IsVital => false;

    /// <inheritdoc/>
    public ValueTask<string?> Trouble(CancellationToken cancellation) =>
        ValueTask.FromResult(exchanges.Select(exchange => exchange.Trouble).OfType<string>().ToList() is { Count: > 0 } away ? string.Join("; ", away) : null);
}
