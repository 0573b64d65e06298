using System.Collections;
using System.Reflection;
using Recovery.Domain;

namespace Recovery.Audit.Tests.Exporting;

/// <summary>Events with a word in every text of theirs. The texts that are none are written out here by hand, so that the product's own list is checked and not repeated.</summary>
internal static class Canary
{
    /// <summary>The word of complainants and of whoever writes about them.</summary>
    public const string Said = "CANARY-said-by-somebody";

    /// <summary>The word of the house's own people.</summary>
    public const string Staff = "CANARY-of-the-house";

    private static readonly string[] People = ["ComplaintAssigned.To", "ComplaintReleased.From", "ActionPromised.Who"];

    private static readonly string[] Categories =
    [
        "ComplaintReceived.Language", "ComplaintReceived.Touchpoint", "ComplaintReceived.Product", "Complainant.Size", "Complainant.Class", "PolicyRef.Name", "LanguageChosen.Language",
        "ComplaintAssigned.Team", "RootCause.Need", "RootCause.Touchpoint", "SolutionOffered.Currency", "DeadlineWarned.Clock", "DeadlineWarned.Milestone", "DeadlineWarned.Step",
        "DeadlineMissed.Clock", "DeadlineMissed.Milestone",
    ];

    /// <summary>An event, or a part of one, whose every other text is the word.</summary>
    public static T In<T>(T part)
        where T : notnull => (T)Planted(part.GetType(), part);

    private static object Planted(Type type, object part)
    {
        var making = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
        return making.GetParameters().Length == 0 ? part : making.Invoke([.. making.GetParameters().Select(parameter => Planted(type, type.GetProperty(parameter.Name!)!, part))]);
    }

    private static object? Planted(Type type, PropertyInfo member, object part)
    {
        var value = member.GetValue(part);
        if (member.PropertyType == typeof(Personal))
            return Personal.Of(Said);
        if (member.PropertyType == typeof(string))
            return Categories.Contains($"{type.Name}.{member.Name}") ? value : People.Contains($"{type.Name}.{member.Name}") ? Staff : Said;
        if (value is IList { Count: > 0 } list && IsPart(list[0]!.GetType()))
        {
            var planted = Array.CreateInstance(list[0]!.GetType(), list.Count);
            for (var n = 0; n < list.Count; n++)
                planted.SetValue(Planted(list[n]!.GetType(), list[n]!), n);
            return planted;
        }

        return value is not null && IsPart(value.GetType()) ? Planted(value.GetType(), value) : value;
    }

    private static bool IsPart(Type type) => type is { IsClass: true, Namespace: not null } && type.Namespace.StartsWith("Recovery.Domain", StringComparison.Ordinal) && type != typeof(Personal);
}
