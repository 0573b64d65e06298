using Recovery.Api.Problems;

namespace Recovery.Api.Bodies;

/// <summary>One fault: where, what, and what it refers to.</summary>
public readonly record struct FaultAt(string Path, Fault Fault, string? About);

/// <summary>Everything found wrong with a request, so that its sender need not learn it one by one.</summary>
public sealed class Faults
{
    /// <summary>The root of a body in <c>errors</c>.</summary>
    public const string Root = "$";

    private const int Most = 50; // enough to learn from; a hostile body is not echoed in full
    private readonly List<FaultAt> found = [];

    /// <summary>Faults in the order found.</summary>
    public IReadOnlyList<FaultAt> Found => found;

    /// <summary>True when anything is wrong.</summary>
    public bool Any => Count > 0;

    /// <summary>How many were noted, those beyond the ones kept included.</summary>
    internal int Count { get; private set; }

    /// <summary>The refusal code of the whole: what all faults have in common, else <see cref="ApiCodes.Malformed"/>.</summary>
    public string Code => found switch
    {
        _ when found.TrueForAll(at => at.Fault == Fault.Unknown)     => ApiCodes.UnknownMember,
        _ when found.TrueForAll(at => at.Fault == Fault.Duplicate)   => ApiCodes.DuplicateMember,
        _                                                            => ApiCodes.Malformed,
    };

    /// <summary>One fault.</summary>
    public static Faults Of(string path, Fault fault, string? about = null)
    {
        var faults = new Faults();
        faults.Add(path, fault, about);
        return faults;
    }

    /// <summary>Notes a fault.</summary>
    public void Add(string path, Fault fault, string? about = null)
    {
        Count++;
        if (found.Count < Most)
            found.Add(new FaultAt(path, fault, about));
    }
}
