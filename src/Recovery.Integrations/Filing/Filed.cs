using Recovery.Engine.Arriving;
using Recovery.Engine.Handling;

namespace Recovery.Integrations.Filing;

/// <summary>What filing an arrival came to.</summary>
public abstract record Filed
{
    private Filed()
    {
    }

    /// <summary>It is decided, and written down: the arrival as it now stands.</summary>
    /// <param name="Case">The case it is on, as it stood when the arrival came on it; null where it is on none.</param>
    /// <param name="Opened">True when it opened that case.</param>
    public sealed record Settled(Arrival Arrival, CaseSnapshot? Case = null, bool Opened = false) : Filed;

    /// <summary>Not yet: somebody files the same now, or too many change the case. The same a little later may well be done.</summary>
    public sealed record NotYet(string Code) : Filed;

    /// <summary>Not so, and trying again changes nothing: a rule of the case, an unknown case, a state that is over.</summary>
    /// <param name="Code">A refusal of the domain, or one of <see cref="FilingCodes"/>.</param>
    public sealed record Refused(string Code, string? Detail = null) : Filed;
}
