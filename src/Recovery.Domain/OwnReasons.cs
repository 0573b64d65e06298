using System.Collections.Frozen;
using Recovery.Domain.Decisions;

namespace Recovery.Domain;

/// <summary>Reasons that the engine gives where a person would give one in their own words. They stand in events for ever and are never renamed.</summary>
public static class OwnReasons
{
    /// <summary>Of a promise whose day passed.</summary>
    public const string DayPassed = "its day passed";

    /// <summary>Of a severity that a broken promise raised.</summary>
    public const string PromiseBroken = "promise broken";

    /// <summary>Of whatever was done to a case after its complainant was forgotten: the reason that was given is not kept.</summary>
    public const string DataErased = Refusals.PersonalDataErased;

    private static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet([DayPassed, PromiseBroken, DataErased], StringComparer.Ordinal);

    internal static bool Have(string text) => All.Contains(text);
}
