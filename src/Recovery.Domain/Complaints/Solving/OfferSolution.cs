using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.Solving;

/// <summary>What is offered.</summary>
public enum SolutionKind
{
    /// <summary>We are sorry.</summary>
    Apology,

    /// <summary>How it came about.</summary>
    Explanation,

    /// <summary>Something is done.</summary>
    Action,

    /// <summary>Money or its worth.</summary>
    Redress,

    /// <summary>Something else instead.</summary>
    Alternative,
}

/// <summary>Offers a solution, once the problem is understood.</summary>
/// <param name="Currency">ISO 4217, with an amount.</param>
public sealed record OfferSolution(ComplaintId Complaint, SolutionKind Kind, Personal Description, decimal? Amount = null, string? Currency = null) : IComplaintCommand;

/// <summary>A solution was offered.</summary>
[StoredAs("solution-offered.v1")]
public sealed record SolutionOffered(SolutionKind Kind, Personal Description, decimal? Amount, string? Currency) : ComplaintEvent;

/// <summary>The rule of offering: an answer given before the problem is understood is the end of listening.</summary>
public static class Solving
{
    public static Decision Decide(Complaint complaint, OfferSolution command) => complaint switch
    {
        { InProgress: false }                                       => Refuse.WrongStage(complaint.Stage),
        { IsConfirmed: false }                                      => Refuse.Because(Refusals.RestatementNotConfirmed),
        _ when command.Description.IsBlank                          => Refuse.Because(Refusals.TextEmpty),
        _ when command.Amount is < 0                                => Refuse.Because(Refusals.AmountNegative),
        _ when command.Amount is null != command.Currency is null   => Refuse.Because(Refusals.AmountWithoutCurrency),
        _ when !IsCurrency(command.Currency)                        => Refuse.Because(Refusals.AmountWithoutCurrency),
        _ => Accept.With(new SolutionOffered(command.Kind, command.Description, command.Amount, command.Currency)),
    };

    private static bool IsCurrency(string? code) => code is null || (code.Length == 3 && code.All(char.IsAsciiLetterUpper));
}
