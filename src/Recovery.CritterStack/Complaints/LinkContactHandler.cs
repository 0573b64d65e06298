using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.LinkingContacts;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="LinkContact"/>.</summary>
public static class LinkContactHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<LinkContact> asked, OpenCase open) => open.Decide((complaint, _) => ContactLinking.Decide(complaint, asked.Command));
}
