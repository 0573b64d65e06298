using Recovery.Api.Answers;
using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Engine.Arriving;
using Recovery.Engine.Handling;
using Recovery.Integrations.Filing;
using OutsideFaults = Recovery.Integrations.Reading.Faults;

namespace Recovery.Api.Arriving;

/// <summary>What became of something that arrived.</summary>
public enum IntakeVerdict
{
    /// <summary>It opened a case.</summary>
    Received,

    /// <summary>It is a further contact on a case.</summary>
    Linked,

    /// <summary>It touches no case; kept to be seen.</summary>
    SetAside,

    /// <summary>A person has to say.</summary>
    Waiting,

    /// <summary>A person said that nothing is to be done.</summary>
    Dismissed,
}

/// <summary>What became of an arrival; with the case as a command answers it, where it is on one.</summary>
/// <param name="Arrival">Its id.</param>
/// <param name="Kind">What it is: <c>ordinary</c>, <c>bounce</c>, <c>automatic-answer</c>, <c>missed</c>, …</param>
/// <param name="Code">The sign by which that was told.</param>
public sealed record ArrivalFiled(
    Guid Arrival,
    IntakeVerdict Verdict,
    string Kind,
    string Code,
    Personal? Reason = null,
    Guid? Id = null,
    string? Reference = null,
    int? Version = null,
    long? Position = null,
    Stage? Stage = null,
    IReadOnlyList<Owed>? Deadlines = null);

/// <summary>Puts what became of an arrival into HTTP.</summary>
internal static class IntakeAnswer
{
    /// <summary>Codes of what cannot be filed now.</summary>
    public static readonly IReadOnlyList<string> Codes = [FilingCodes.BeingFiled, FilingCodes.NoPolicy, FilingCodes.CannotBeFiled];

    /// <summary>The answer, its entity tag set where it is on a case; or the problem.</summary>
    /// <param name="opened">Status where it opened a case.</param>
    public static Found Of(Exchange exchange, Filed filed, int opened = 200)
    {
        if (filed is not Filed.Settled settled)
            return ProblemOf(filed);
        if (settled.Case is { } at)
        {
            exchange.Http.Response.Headers.ETag = ETag.Of(at.Version);
            if (settled.Opened && opened == 201)
            {
                exchange.Http.Response.StatusCode = opened;
                exchange.Http.Response.Headers.Location = $"{ApiRoute.Prefix}complaints/{at.Id}";
            }
        }

        return new Found(Of(settled));
    }

    /// <summary>The answer.</summary>
    public static ArrivalFiled Of(Filed.Settled settled)
    {
        var arrival = settled.Arrival;
        var answer = new ArrivalFiled(arrival.Id, Verdict(settled), arrival.Verdict, CodeOf(arrival), arrival.Reason);
        return settled.Case is { } at
            ? answer with { Id = at.Id.Value, Reference = at.State.Reference, Version = at.Version, Position = at.Position, Stage = at.State.Stage, Deadlines = OwedOf(at) }
            : answer;
    }

    /// <summary>The sign by which it was told; the verdict itself where it says all.</summary>
    public static string CodeOf(Arrival arrival) => arrival.Code.Length > 0 ? arrival.Code : arrival.Verdict;

    private static IntakeVerdict Verdict(Filed.Settled settled) => settled.Arrival.State switch
    {
        ArrivalState.Filed      => settled.Opened ? IntakeVerdict.Received : IntakeVerdict.Linked,
        ArrivalState.SetAside   => IntakeVerdict.SetAside,
        ArrivalState.Dismissed  => IntakeVerdict.Dismissed,
        _                       => IntakeVerdict.Waiting,
    };

    /// <summary>Judged at the instant the arrival came on the case: the same answer whenever it is asked for again.</summary>
    private static List<Owed> OwedOf(CaseSnapshot at) =>
        [.. at.Clocks.Where(clock => clock.IsOwed).Select(clock => new Owed(clock.Id, clock.Milestone, clock.DueAt?.ToUniversalTime(), clock.StateAt(at.At)))];

    private static Problem ProblemOf(Filed filed) => filed switch
    {
        Filed.NotYet not                                    => new Problem(409, not.Code) { RetryAfter = 1 },
        Filed.Refused { Code: FilingCodes.UnknownCase }     => Problem.UnknownComplaint,
        Filed.Refused { Code: FilingCodes.NoPolicy }        => new Problem(503, FilingCodes.NoPolicy) { RetryAfter = 60 },
        Filed.Refused { Code: OutsideFaults.Replayed }      => new Problem(401, OutsideFaults.Replayed),
        Filed.Refused no                                    => new Problem(409, no.Code, no.Detail),
        _                                                   => throw new ArgumentOutOfRangeException(nameof(filed), filed.GetType().Name, "no answer for this"),
    };
}
