using System.Globalization;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Domain;
using Recovery.Domain.Complaints.AskingFeedback;
using Recovery.Domain.Complaints.Assigning;
using Recovery.Domain.Complaints.ChangingPolicy;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Merging;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.NamingEmotions;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Sla;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;

namespace Recovery.Audit.Exporting.Ocel;

/// <summary>Tells a case as events and objects: every event is about its complaint and performed by an agent, and names what else it touches.</summary>
internal sealed class OcelCases(OcelTypes types, Disclosure disclosure)
{
    /// <summary>Cases that another one speaks of, and that must be in the export for it to point to them.</summary>
    public static IReadOnlyCollection<ComplaintId> Named(IEnumerable<CaseHistory> cases) =>
        [.. cases.SelectMany(one => one.Events).Select(e => Other(e.Event)).OfType<ComplaintId>().Distinct()];

    /// <summary>The case, with those of the others that are in the export.</summary>
    public OcelCase Of(CaseHistory history, IReadOnlySet<ComplaintId> held)
    {
        var (objects, state, events) = (new CaseObjects(history.Complaint, disclosure), Complaint.None, new List<OcelEvent>(history.Events.Count));
        foreach (var recorded in history.Events)
        {
            var after = state.After(recorded.Event, recorded.At);
            var links = Links(objects, recorded, state, held).Distinct().ToList();
            CaseChanges.Tell(objects, disclosure, state, after, recorded.At);
            events.Add(new OcelEvent(
                string.Create(CultureInfo.InvariantCulture, $"e{recorded.Position}"), ExportNames.Of(recorded.Event), recorded.At, [.. Values(recorded)], links));
            state = after;
        }

        return new OcelCase(objects.All, events);
    }

    private IEnumerable<OcelValue> Values(RecordedEvent recorded)
    {
        var actor = recorded.Envelope.Actor;
        yield return new("version", (long)recorded.Version);
        yield return new("actor", disclosure.Actor(actor));
        yield return new("role", Words.Of(actor.Role));
        if (actor.OnBehalfOf is { } behalf)
            yield return new("onBehalfOf", disclosure.Staff(behalf));
        yield return new("imported", recorded.Envelope.ImportedFrom is not null);
        foreach (var trait in types.Traits.Of(recorded.Event.GetType()))
        {
            if (trait.Value(recorded.Event) is { } value)
                yield return new(trait.Name, value);
        }
    }

    private static IEnumerable<OcelLink> Links(CaseObjects objects, RecordedEvent recorded, Complaint before, IReadOnlySet<ComplaintId> held)
    {
        yield return new(objects.Case.Id, "about");
        var actor = recorded.Envelope.Actor;
        if (actor.Role != Role.System)
            yield return new(objects.Agent(actor.Name).Id, "performed by");
        if (actor.OnBehalfOf is { } behalf)
            yield return new(objects.Agent(behalf).Id, "on behalf of");
        foreach (var link in Touched(objects, recorded, before))
            yield return link;
        if (Other(recorded.Event) is { } other && held.Contains(other))
        {
            if (recorded.Event is ComplaintMerged)
                objects.Case.Links.Add(new(other.ToString(), "merged into"));
            yield return new(other.ToString(), recorded.Event is ComplaintMerged ? "merged into" : "parted from");
        }
    }

    private static IEnumerable<OcelLink> Touched(CaseObjects objects, RecordedEvent recorded, Complaint before) => recorded.Event switch
    {
        ComplaintReceived e         => Received(objects, e),
        ContactLinked e             => Contact(objects, recorded.Version, e),
        MessageSent e               => [Link(objects.Said(OcelTypes.Message, recorded.Version, e.Text, new("channel", Words.Of(e.Channel)), new("direction", Words.Of(Direction.Out)), new("kind", Words.Of(e.Kind))), "message"), .. With(objects, "to")],
        ComplaintAssigned e         => [Link(objects.Agent(e.To), "assigned to")],
        ComplaintReleased e         => [Link(objects.Agent(e.From), "released by")],
        ActionPromised e            => [Link(objects.Promise(e.Promise, e), "promise"), Link(objects.Agent(e.Who), "to be kept by"), .. With(objects, "to")],
        PromiseKept e               => [Link(objects.Promise(e.Promise), "promise")],
        PromiseBroken e             => [Link(objects.Promise(e.Promise), "promise")],
        PromiseRenegotiated e       => [Link(objects.Promise(e.Promise), "promise")],
        ComplaintReformulated e     => [.. e.BrokenPromises.Select(id => Link(objects.Promise(id), "recalled")), .. With(objects, "to")],
        ComplaintResolved e         => [.. e.CarriedOver.Select(id => Link(objects.Promise(id), "carried over")), .. With(objects, "to")],
        MeetingOffered e            => [Meets(objects, before, MeetingState.Offered, recorded.At, e.At), .. With(objects, "to")],
        MeetingHeld e               => [Meets(objects, before, MeetingState.Held, recorded.At, e.At), .. With(objects, "with")],
        MeetingDeclined             => [Meets(objects, before, MeetingState.Declined, recorded.At, null), .. With(objects, "by")],
        PolicyChanged e             => [Follows(objects, e.Pack)],
        ReformulationConfirmed or ReformulationCorrected or FeedbackReceived or ComplaintWithdrawn => With(objects, "by"),
        EmotionNamed                => With(objects, "of"),
        _                           => [],
    };

    private static IEnumerable<OcelLink> Received(CaseObjects objects, ComplaintReceived e)
    {
        var (complaint, complainant) = (objects.Case, objects.Subject(e.Complainant));
        CaseObjects.Says(complaint, "channel", Words.Of(e.Channel));
        CaseObjects.Says(complaint, "touchpoint", e.Touchpoint);
        CaseObjects.Says(complaint, "product", e.Product);
        complaint.Values.Add(new("receivedAt", e.ReceivedAt));
        CaseObjects.Says(complaint, "reference", objects.Words(Personal.Of(e.Reference)));
        complaint.Links.Add(new(complainant.Id, "raised by"));
        return [new(complainant.Id, "raised by"), Follows(objects, e.Pack)];
    }

    private static IEnumerable<OcelLink> Contact(CaseObjects objects, int version, ContactLinked e)
    {
        var type = e.Channel is Channel.Phone or Channel.Verbal ? OcelTypes.Call : OcelTypes.Message;
        var said = objects.Said(type, version, e.Text, new("channel", Words.Of(e.Channel)), new("direction", Words.Of(e.Direction)));
        return [Link(said, type), .. With(objects, e.Direction == Direction.In ? "from" : "to")];
    }

    private static OcelLink Meets(CaseObjects objects, Complaint before, MeetingState now, DateTimeOffset recordedAt, DateTimeOffset? at)
    {
        var meeting = objects.Meeting(before.Meeting);
        DateTimeOffset? since = meeting.Values.Count == 0 ? null : recordedAt;
        meeting.Values.Add(new("state", Words.Of(now), since));
        if (at is { } then)
            meeting.Values.Add(new("at", then, since));
        return Link(meeting, "meeting");
    }

    private static OcelLink Follows(CaseObjects objects, Domain.Calendars.PolicyRef policy)
    {
        var pack = objects.Pack(policy);
        if (!objects.Case.Links.Contains(new(pack.Id, "governed by")))
            objects.Case.Links.Add(new(pack.Id, "governed by"));
        return new(pack.Id, "governed by");
    }

    private static OcelLink Link(OcelObject one, string qualifier) => new(one.Id, qualifier);

    private static OcelLink[] With(CaseObjects objects, string qualifier) => objects.Complainant is { } who ? [new(who.Id, qualifier)] : [];

    private static ComplaintId? Other(ComplaintEvent fact) => fact switch
    {
        ComplaintMerged e   => e.Into,
        ComplaintUnmerged e => e.From,
        _                   => null,
    };
}
