using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Assigning;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.NamingEmotions;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Sla;

namespace Recovery.Cli.Demonstrating;

/// <summary>The first half of the method: attend, say it back, have it confirmed.</summary>
internal static class Listening
{
    public static IEnumerable<Step> Assigned(Life life)
    {
        yield return new(life.Soon(1, 12), Cast.Supervisor, () => new Assign(life.Id, life.Agent.Name, life.Agent.Team));
    }

    public static IEnumerable<Step> Acknowledged(Life life)
    {
        yield return new(life.Towards("acknowledge", life.Pace), life.Agent.Actor, () => new Acknowledge(life.Id, Personal.Of(Greeting(life))));
        if (life.Complaint.Channel == Channel.Letter)
            yield return new(life.Towards("meeting", Math.Min(life.Pace, 0.9)), life.Agent.Actor, () => new OfferMeeting(life.Id, life.Soon(480, 1800)));
        if (life.Chance(0.6))
            yield return new(life.Soon(1, 4), life.Agent.Actor, () => new NameEmotion(life.Id, Personal.Of(life.Matter.Emotion), life.Chance(0.8)));
    }

    public static IEnumerable<Step> SaidBack(Life life)
    {
        yield return new(life.Towards("reformulate", life.Pace), life.Agent.Actor, () => new Reformulate(life.Id, Personal.Of(life.Matter.Restatement)));
    }

    public static IEnumerable<Step> Confirmed(Life life)
    {
        if (life.Matter is { Correction: { } correction, Again: { } again } && life.Chance(0.35))
        {
            yield return new(life.Soon(20, 150), life.Agent.Actor, () => new LinkContact(life.Id, Answering(life), Direction.In, Personal.Of(correction)));
            yield return new(life.Soon(2, 30), life.Agent.Actor, () => new Correct(life.Id, Personal.Of(correction)));
            yield return new(life.Soon(5, 60), life.Agent.Actor, () => new Reformulate(life.Id, Personal.Of(again)));
        }

        yield return new(life.Soon(10, 180), life.Agent.Actor, () => new Confirm(life.Id, Personal.Maybe(life.Chance(0.5) ? Yes(life) : null)));
    }

    public static IEnumerable<Step> Met(Life life)
    {
        if (life.State.Meeting != MeetingState.Offered)
            yield break;
        if (life.Chance(0.7))
            yield return new(life.Soon(400, 1200), life.Agent.Actor, () => new HoldMeeting(life.Id, life.Now));
        else
            yield return new(life.Soon(200, 600), life.Agent.Actor, () => new DeclineMeeting(life.Id));
    }

    private static Channel Answering(Life life) => life.Complaint.Channel == Channel.Letter ? Channel.Phone : life.Complaint.Channel;

    private static string Greeting(Life life) => life.Complaint.Language switch
    {
        "fr" => "Merci de nous l'avoir dit. Je suis désolée de ce que vous vivez ; je prends votre dossier et je vous rappelle moi-même.",
        "es" => "Gracias por decírnoslo. Siento lo que le ha pasado; me encargo de su caso y le llamo yo.",
        _    => "Thank you for telling us. I am sorry for what you have been through; I am taking your case and shall come back to you myself.",
    };

    private static string Yes(Life life) => life.Complaint.Language switch { "fr" => "Oui, c'est exactement cela.", "es" => "Sí, es exactamente eso.", _ => "Yes, that is exactly it." };
}
