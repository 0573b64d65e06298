using Recovery.Domain;
using Recovery.Domain.Sla;

namespace Recovery.Engine.Handling;

/// <summary>A case as it stands at a version: its state, its clocks, and where it is in the log.</summary>
/// <param name="Position">Position of its last event.</param>
/// <param name="At">Instant of its last event.</param>
public sealed record CaseSnapshot(ComplaintId Id, Complaint State, int Version, long Position, DateTimeOffset At, IReadOnlyList<Clock> Clocks);

/// <summary>What became of a command.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>Done, and durable.</summary>
    /// <param name="Changed">False when it was already so.</param>
    public sealed record Done(CaseSnapshot Case, bool Changed) : Outcome;

    /// <summary>Done before, with the same key: the same answer as then.</summary>
    public sealed record DoneBefore(CaseSnapshot Case) : Outcome;

    /// <summary>A rule says no.</summary>
    public sealed record Refused(string Code, string? Detail, Complaint State) : Outcome;

    /// <summary>There is no such complaint.</summary>
    public sealed record Unknown : Outcome;

    /// <summary>The case is not at the version the caller saw; this is where it is.</summary>
    public sealed record Moved(int Version) : Outcome;

    /// <summary>The idempotency key was used for something else.</summary>
    public sealed record KeyReused : Outcome;

    /// <summary>A request with the same key is being handled now.</summary>
    public sealed record KeyInFlight : Outcome;

    /// <summary>Too many others change this case at once; nothing was done.</summary>
    public sealed record Contended : Outcome;
}

/// <summary>Who asks and under which conditions.</summary>
/// <param name="ExpectedVersion">The version the caller saw (If-Match); null where any will do.</param>
public sealed record Request(Actor Actor, string? CorrelationId = null, int? ExpectedVersion = null)
{
    /// <summary>Keys under which the request is done only once.</summary>
    public IReadOnlyList<Storing.IdempotencyKey> Keys { get; init; } = [];
}
