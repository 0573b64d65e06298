using Recovery.Domain;
using Recovery.Domain.Complaints.AskingFeedback;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Sla;

namespace Recovery.Cli.Demonstrating;

/// <summary>The second half of the method: promise, keep it, settle by the complainant's outcome.</summary>
internal static class Settling
{
    public static IEnumerable<Step> Promised(Life life)
    {
        yield return new(life.Towards("promise", life.Pace * 0.7), life.Agent.Actor, () => Promise(life));
        yield return new(life.Soon(5, 90), life.Agent.Actor, () => new SendMessage(life.Id, MessageKind.Courtesy, Answering(life), Personal.Of(life.Matter.Message)));
    }

    public static IEnumerable<Step> Kept(Life life)
    {
        if (life.State.OpenPromises.LastOrDefault() is { } open)
            yield return new(life.Before(open.DueOn, 0.1 + (0.5 * life.Random.NextDouble())), life.Agent.Actor, () => new KeepPromise(life.Id, open.Id));
    }

    public static IEnumerable<Step> Offered(Life life)
    {
        var matter = life.Matter;
        yield return new(life.Soon(10, 90), life.Agent.Actor, () => new OfferSolution(life.Id, matter.Kind, Personal.Of(matter.Solution), matter.Amount, matter.Amount is null ? null : life.Complaint.Language == "en" ? "GBP" : "EUR"));
    }

    public static Script Resolved(Outcome outcome) => life => Resolve(life, outcome);

    public static IEnumerable<Step> Asked(Life life)
    {
        yield return new(life.Towards("feedback", 0.4), life.Agent.Actor, () => new RequestFeedback(life.Id));
        if (life.Chance(0.7))
            yield return new(life.Soon(200, 900), life.Agent.Actor, () => new RecordFeedback(life.Id, life.Chance(0.3) ? Rating.Exceeded : life.Chance(0.8) ? Rating.Met : Rating.Below));
    }

    /// <summary>Who carries the day's promise may go beyond the final day only with a reason.</summary>
    public static IComplaintCommand Promise(Life life)
    {
        var day = life.PromiseDay();
        var late = life.Case!.Clocks.Any(clock => clock.IsOwed && Deadlines.IsFinal(clock) && clock.DueAt is { } due && life.Policies.Calendar.DateOf(due) < day);
        var what = life.State.Promises.IsEmpty ? life.Matter.Promise : Again(life) + life.Matter.Promise;
        return new PromiseAction(life.Id, Personal.Of(what), life.Agent.Name, day, Override: late ? new Override(Personal.Of("the day was agreed with the complainant")) : null);
    }

    private static IEnumerable<Step> Resolve(Life life, Outcome outcome)
    {
        var need = new RootCause(life.Matter.Need, life.Matter.Touchpoint);
        yield return new(life.Towards("resolve", life.Pace), life.Agent.Actor, () =>
            new Resolve(life.Id, outcome, Personal.Of(life.Matter.Explanation), RootCause: need, CarryOverConsented: true));
    }

    private static Channel Answering(Life life) => life.Complaint.Channel is Channel.Verbal ? Channel.Phone : life.Complaint.Channel;

    private static string Again(Life life) => life.Complaint.Language switch { "fr" => "Cette fois sans faute : ", "es" => "Esta vez sí: ", _ => "This time without fail: " };
}
