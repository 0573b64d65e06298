using Recovery.Conformance;
using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Sla;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Threading;
using Recovery.Integrations.Mail.Writing;
using House = Recovery.Integrations.Edges;

namespace Recovery.Integrations.Tests.Mail.Writing;

/// <summary>Cases to be written about: facts a minute apart, from a Tuesday at ten in Paris.</summary>
internal static class ACase
{
    public static readonly DateTimeOffset Tuesday = new(2026, 3, 3, 9, 5, 0, TimeSpan.Zero);
    public static readonly ComplaintId Id = new(Guid.Parse("019cc0de-0000-7000-8000-000000000002"));
    public static readonly Actor Agent = new("agent-7", Role.Agent);

    public static readonly House House = new()
    {
        HouseName = "Maison Dupré",
        Addresses = new OwnAddresses(["complaints@shop.example"]),
        ThreadKey = new ThreadKey("a secret of the house"u8.ToArray()),
    };

    public static readonly ComplaintAcknowledged Acknowledged = new(null, null);
    public static readonly ComplaintReformulated Restated = new(1, Personal.Of("The heating failed twice, and nobody came."), 0, []);
    public static readonly ReformulationConfirmed Confirmed = new(1, null);
    public static readonly ActionPromised Promised = new(new PromiseId(1), Personal.Of("A new boiler"), "Karim, workshop", new DateOnly(2026, 4, 1), null, null);

    public static ComplaintReceived Received(
        string language = "en", string name = "Jeanne Martin", string? email = "jeanne@example.org", string pack = "house", string narrative = "The heating failed.", DateTimeOffset? at = null, string? source = "mail", Channel channel = Channel.Email)
    {
        var rules = RepositoryPolicies.Catalog.Find(pack, new DateOnly(2026, 3, 3))!;
        return new(
            "R-100042-6", channel, language, Personal.Of(narrative), new Complainant(Guid.Parse("019cc0de-0000-7000-8000-000000000001"), Personal.Of(name), Personal.Maybe(email)),
            rules.Ref, new PolicyRef(rules.Calendar, RepositoryPolicies.Catalog.FindCalendar(rules.Calendar)!.Ref.Version), Severity.Normal, Procedure.Informal, at ?? Tuesday,
            Source: source is null ? null : new SourceRef(source, "abc"));
    }

    public static CaseToWrite Of(params ComplaintEvent[] facts) => By(Agent, facts);

    public static CaseToWrite By(Actor actor, params ComplaintEvent[] facts)
    {
        var history = facts.Select((fact, nth) => new RecordedEvent((nth + 1) * 10, Id, nth + 1, EventJson.NameOf(fact), Tuesday.AddMinutes(nth), fact, new Envelope(actor))).ToList();
        var state = history.Aggregate(Complaint.None, (so, e) => so.After(e.Event, e.At));
        return new CaseToWrite(Id, history, IsErased: false, RepositoryPolicies.Catalog.Pack(state.Pack), RepositoryPolicies.Catalog.Calendar(state.Calendar), null);
    }

    public static OutgoingMail Mail(this CaseToWrite written, House? house = null) => Composing.Of(written, house ?? House).ShouldBeOfType<Composed.Mail>().Message;

    public static string Text(this CaseToWrite written) => written.Mail().Text.Reveal();

    public static string Refused(this CaseToWrite written, House? house = null) => Composing.Of(written, house ?? House).ShouldBeOfType<Composed.Nothing>().Reason;
}
