using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Recovery.Domain.Tests.Architecture;

/// <summary>Every command is decided, every event is folded and has a stored name of its own.</summary>
public sealed partial class VocabularyTests
{
    public static readonly IReadOnlyList<Type> Events =
        [.. typeof(ComplaintEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ComplaintEvent)))];

    public static readonly IReadOnlyList<Type> Commands =
        [.. typeof(IComplaintCommand).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IComplaintCommand)) && !type.IsInterface)];

    [Fact]
    public void Every_event_is_sealed() => Events.Where(type => !type.IsSealed).ShouldBeEmpty();

    [Fact]
    public void Every_event_has_a_stored_name_of_its_own()
    {
        var names = Events.Select(type => type.GetCustomAttribute<StoredAsAttribute>()?.Name ?? $"{type.Name} has no stored name").ToList();
        names.ShouldAllBe(name => StoredName().IsMatch(name));
        names.ShouldBeUnique();
    }

    /// <summary>Once written a name is never changed: this list only grows.</summary>
    [Fact]
    public void The_stored_names_are_those_of_the_design() =>
        Events.Select(type => type.GetCustomAttribute<StoredAsAttribute>()!.Name.Replace(".v1", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ShouldBe(
        [
            "abuse-flagged", "action-promised", "clock-extended", "clock-paused", "clock-resumed", "complaint-acknowledged", "complaint-assigned", "complaint-closed",
            "complaint-merged", "complaint-received", "complaint-reformulated", "complaint-released", "complaint-reopened", "complaint-resolved", "complaint-unmerged",
            "complaint-withdrawn", "contact-linked", "deadline-missed", "deadline-warned", "emotion-named", "feedback-received", "feedback-requested", "language-chosen", "meeting-declined",
            "meeting-held", "meeting-offered", "message-sent", "note-added", "override-reviewed", "personal-data-erased", "policy-changed", "procedure-chosen", "promise-broken", "promise-kept",
            "promise-renegotiated", "reformulation-confirmed", "reformulation-corrected", "severity-assessed", "solution-offered",
        ]);

    [Fact]
    public void Every_command_is_decided()
    {
        Commands.ShouldNotBeEmpty();
        var context = Given().Context;
        foreach (var type in Commands)
            NotFound<ArgumentOutOfRangeException>(() => Complaint.None.Decide((IComplaintCommand)RuntimeHelpers.GetUninitializedObject(type), context)).ShouldBeFalse(type.Name);
    }

    [Fact]
    public void Every_event_is_folded()
    {
        Events.ShouldNotBeEmpty();
        foreach (var type in Events)
            NotFound<UnknownEventException>(() => Complaint.None.After((ComplaintEvent)RuntimeHelpers.GetUninitializedObject(type), A.Now)).ShouldBeFalse(type.Name);
    }

    [Fact]
    public void An_unknown_command_is_an_error() => Should.Throw<ArgumentOutOfRangeException>(() => Complaint.None.Decide(new Unheard(A.Case), Given().Context));

    [Fact]
    public void An_unknown_event_is_an_error() => Should.Throw<UnknownEventException>(() => Complaint.None.After(new NeverHappened(), A.Now)).Message.ShouldContain(nameof(NeverHappened));

    /// <summary>An empty value may well trip inside its rule; only "nobody knows it" counts here.</summary>
    private static bool NotFound<TUnknown>(Action action)
        where TUnknown : Exception
    {
        try
        {
            action();
            return false;
        }
        catch (TUnknown)
        {
            return true;
        }
        catch (Exception inside) when (inside is NullReferenceException or KeyNotFoundException or ArgumentNullException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)+\.v1$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex StoredName();

    private sealed record Unheard(ComplaintId Complaint) : IComplaintCommand;

    private sealed record NeverHappened : ComplaintEvent;
}
