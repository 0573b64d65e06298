using Recovery.Domain;
using Recovery.Domain.Complaints.AskingFeedback;
using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Merging;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.OnTheSpot;
using Recovery.Domain.Complaints.Pausing;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Reopening;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Sla;

namespace Recovery.Cli.Demonstrating;

/// <summary>What can become of a case, from a conversation on the spot to one that is reopened. Time cuts each off where it has come to by now.</summary>
internal static class Scripts
{
    private static readonly Script Heard = Then(Listening.Assigned, Listening.Acknowledged, Listening.SaidBack, Listening.Confirmed);

    /// <summary>Heard, promised, kept, settled.</summary>
    public static readonly Script Settled = Then(Heard, Settling.Promised, Listening.Met, Settling.Kept, Settling.Offered, Settling.Resolved(Outcome.Accepted), Settling.Asked);

    /// <summary>Settled, and told why not as asked.</summary>
    public static readonly Script Refused = Then(Heard, Listening.Met, Settling.Offered, Settling.Resolved(Outcome.Rejected), Settling.Asked);

    /// <summary>Nobody acts on it after it was received.</summary>
    public static readonly Script Forgotten = Then(Listening.Assigned);

    /// <summary>Said back; the complainant's answer is still awaited.</summary>
    public static readonly Script Unanswered = Then(Listening.Assigned, Listening.Acknowledged, Listening.SaidBack);

    /// <summary>The promise's day passes; it is quoted, made again and kept.</summary>
    public static readonly Script Broken = Then(Heard, Settling.Promised, CalledAgain, PromisedAgain, Settling.Kept, Listening.Met, Settling.Offered, Settling.Resolved(Outcome.Accepted), Settling.Asked);

    /// <summary>The clocks wait for papers only the complainant has.</summary>
    public static readonly Script Paused = Then(Heard, Waits, Settling.Promised, Listening.Met, Settling.Kept, Settling.Offered, Settling.Resolved(Outcome.Accepted), Settling.Asked);

    /// <summary>"It is not settled after all."</summary>
    public static readonly Script Reopened = Then(Settled, ComesBack, Listening.SaidBack, Listening.Confirmed, Settling.Promised, Settling.Kept, Settling.Offered, Settling.Resolved(Outcome.Accepted));

    /// <summary>Taken back by the complainant.</summary>
    public static readonly Script Withdrawn = Then(Listening.Assigned, Listening.Acknowledged, TakesBack);

    /// <summary>Tried several times, and not reached.</summary>
    public static readonly Script Unreached = Then(Heard, Listening.Met, Settling.Offered, Tries, Settling.Resolved(Outcome.NotReached));

    /// <summary>All steps while the person is there.</summary>
    public static readonly Script OnTheSpot = Spot;

    /// <summary>A second complaint of the same person about the same thing.</summary>
    public static Script MergedInto(Life other) => life => [new Step(life.Soon(15, 120), Cast.Supervisor, () => new Merge(life.Id, new MergeTarget(other.Id, other.State.Stage, other.State.Complainant, other.State.Erased)))];

    private static Script Then(params Script[] parts) => life => parts.SelectMany(part => part(life));

    private static IEnumerable<Step> Spot(Life life)
    {
        var (matter, id) = (life.Matter, life.Id);
        yield return new(life.Soon(6, 14), life.Agent.Actor, () => new SettleOnTheSpot(
            id,
            new Acknowledge(id),
            new Reformulate(id, Personal.Of(matter.Restatement)),
            new Confirm(id),
            null,
            new OfferSolution(id, SolutionKind.Action, Personal.Of(matter.Solution)),
            new Resolve(id, Outcome.Accepted, Personal.Of(matter.Explanation), RootCause: new RootCause(matter.Need, matter.Touchpoint))));
    }

    private static IEnumerable<Step> CalledAgain(Life life)
    {
        if (life.State.OpenPromises.LastOrDefault() is not { } open)
            yield break;
        var dayAfter = life.Policies.Calendar.Add(life.Policies.Calendar.CloseOf(open.DueOn), TimeSpan.FromMinutes(life.Random.Next(30, 240)), []);
        yield return new(dayAfter, life.Agent.Actor, () => new LinkContact(life.Id, Channel.Phone, Direction.In, Personal.Of(StillWaiting(life))));
    }

    private static IEnumerable<Step> PromisedAgain(Life life)
    {
        yield return new(life.Soon(15, 120), life.Agent.Actor, () => Settling.Promise(life));
    }

    private static IEnumerable<Step> Waits(Life life)
    {
        yield return new(life.Soon(10, 120), life.Agent.Actor, () => new PauseClock(life.Id, "awaiting-complainant"));
        yield return new(life.Soon(500, 2000), life.Agent.Actor, () => new ResumeClock(life.Id));
    }

    private static IEnumerable<Step> ComesBack(Life life)
    {
        if (!life.State.Disputed)
            yield return new(life.Soon(30, 240), life.Agent.Actor, () => new RecordFeedback(life.Id, Rating.Below, Disputed: true));
        yield return new(life.Soon(10, 90), life.Agent.Actor, () => new Reopen(life.Id, Personal.Of(StillWaiting(life))));
        yield return new(life.Soon(5, 30), life.Agent.Actor, () => new AssessSeverity(life.Id, Severity.High, Personal.Of("the complainant had to come back to us")));
    }

    private static IEnumerable<Step> TakesBack(Life life)
    {
        yield return new(life.Soon(200, 900), life.Agent.Actor, () => new Withdraw(life.Id, Personal.Of(TakenBack(life))));
    }

    private static IEnumerable<Step> Tries(Life life)
    {
        for (var tries = 0; tries < 3; tries++)
            yield return new(life.Soon(240, 700), life.Agent.Actor, () => new LinkContact(life.Id, Channel.Phone, Direction.Out, Personal.Of(Voicemail(life))));
        yield return new(life.Soon(5, 20), life.Agent.Actor, () => new AddNote(life.Id, Personal.Of(Voicemail(life))));
        yield return new(life.Soon(5, 20), life.Agent.Actor, () => new SendMessage(life.Id, MessageKind.Courtesy, Channel.Email, Personal.Of(life.Matter.Message)));
    }

    private static string StillWaiting(Life life) => life.Complaint.Language switch
    {
        "fr" => "Vous m'aviez donné une date et il ne s'est rien passé. J'attends toujours.",
        "es" => "Me dieron una fecha y no ha pasado nada. Sigo esperando.",
        _    => "You gave me a day and nothing happened. I am still waiting.",
    };

    private static string TakenBack(Life life) => life.Complaint.Language switch
    {
        "fr" => "C'est arrangé de mon côté, je retire ma réclamation. Merci de votre appel.",
        "es" => "Ya lo he solucionado por mi cuenta y retiro la queja. Gracias por llamar.",
        _    => "I have sorted it out myself and take the complaint back. Thank you for ringing.",
    };

    private static string Voicemail(Life life) => life.Complaint.Language switch
    {
        "fr" => "Message laissé sur le répondeur, avec mon numéro direct.",
        "es" => "Mensaje en el contestador, con mi número directo.",
        _    => "Left a message with my direct number.",
    };
}
