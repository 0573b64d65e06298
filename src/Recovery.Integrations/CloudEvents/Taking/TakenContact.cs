using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Sla;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.CloudEvents.Taking;

/// <summary>A later contact that another system knows to belong to a case.</summary>
internal static class TakenContact
{
    public static LinkContact Of(GivenEvent given, ComplaintId complaint) =>
        new(complaint, given.Word<Channel>("channel"), given.Word<Direction>("direction"), Personal.Of(given.Data.Text("text")), given.From);
}
