using Recovery.Api.Bodies;

namespace Recovery.Api.Problems;

/// <summary>A problem as RFC 9457 knows it, before it is put into somebody's language.</summary>
/// <param name="Code">One of <see cref="ApiCodes"/> or of the rules' refusals.</param>
/// <param name="About">What it refers to: a stage, a day, a phrase.</param>
public sealed record Problem(int Status, string Code, string? About = null)
{
    /// <summary>What is wrong with the request, by path.</summary>
    public Faults? Faults { get; init; }

    /// <summary>The version the case is at.</summary>
    public int? Version { get; init; }

    /// <summary>The stage the case is at.</summary>
    public string? Stage { get; init; }

    /// <summary>Seconds after which asking again is worth it.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>What to do next, in a language.</summary>
    public string Text(string language) => ProblemAnswer.Detail(Code, language);

    /// <summary>What is wrong at a path of the request, in a language.</summary>
    public IEnumerable<string> TextsAt(string path, string language) =>
        Faults?.Found.Where(at => at.Path == path).Select(at => FaultTexts.Of(at, language)) ?? [];

    /// <summary>The request cannot be read: 422 with everything that is wrong.</summary>
    public static Problem Malformed(Faults faults) => new(422, faults.Code) { Faults = faults };

    /// <summary>One thing is wrong with the request.</summary>
    public static Problem Malformed(string path, Fault fault, string? about = null) => Malformed(Faults.Of(path, fault, about));

    /// <summary>No such complaint.</summary>
    public static readonly Problem UnknownComplaint = new(404, ApiCodes.ComplaintUnknown);

    /// <summary>The database does not answer.</summary>
    public static readonly Problem NoStore = new(503, ApiCodes.StoreUnavailable) { RetryAfter = 2 };

    /// <summary>Who asks could not be written down.</summary>
    public static readonly Problem NotRecorded = new(503, ApiCodes.AccessNotRecorded) { RetryAfter = 2 };

    /// <summary>The database went away while it wrote.</summary>
    public static readonly Problem NobodyKnows = new(503, ApiCodes.OutcomeUnknown) { RetryAfter = 2 };
}
