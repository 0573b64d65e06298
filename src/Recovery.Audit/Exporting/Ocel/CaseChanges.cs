using Recovery.Audit.Exporting.Disclosing;
using Recovery.Domain;

namespace Recovery.Audit.Exporting.Ocel;

/// <summary>What an event changed, as values with the time from which they hold.</summary>
internal static class CaseChanges
{
    /// <summary>Adds to the case and its promises what is otherwise after an event than before it.</summary>
    public static void Tell(CaseObjects objects, Disclosure disclosure, Complaint before, Complaint after, DateTimeOffset at)
    {
        DateTimeOffset? since = before.Stage == Stage.None ? null : at; // what the receipt says holds from the beginning
        foreach (var (name, old, now) in Pairs(before, after, disclosure))
        {
            if (now is not null && (since is null || now != old))
                objects.Case.Values.Add(new(name, now, since));
            else if (now is null && old is not null)
                objects.Case.Values.Add(new(name, string.Empty, since)); // nobody's again
        }

        foreach (var (number, promise) in after.Promises)
        {
            if (!before.Promises.TryGetValue(number, out var was))
                continue;
            if (was.State != promise.State)
                objects.Promise(promise.Id).Values.Add(new("state", Words.Of(promise.State), at));
            if (was.DueOn != promise.DueOn)
                objects.Promise(promise.Id).Values.Add(new("dueOn", CaseObjects.Day(promise.DueOn), at));
        }
    }

    private static IEnumerable<(string Name, string? Old, string? Now)> Pairs(Complaint before, Complaint after, Disclosure disclosure)
    {
        yield return ("stage", Words.Of(before.Stage), Words.Of(after.Stage));
        yield return ("severity", Words.Of(before.Severity), Words.Of(after.Severity));
        yield return ("assignee", Who(before), Who(after));
        yield return ("team", before.Team, after.Team);
        yield return ("language", before.Language, after.Language);
        yield return ("procedure", Words.Of(before.Procedure), Words.Of(after.Procedure));
        yield return ("pack", before.Pack.ToString(), after.Pack.ToString());
        yield return ("calendar", before.Calendar.ToString(), after.Calendar.ToString());

        string? Who(Complaint complaint) => complaint.Assignee is { } name ? disclosure.Staff(name) : null;
    }
}
