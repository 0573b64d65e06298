using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Noting;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="AddNote"/>.</summary>
public static class AddNoteHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<AddNote> asked, OpenCase open) => open.Decide((complaint, _) => Noting.Decide(complaint, asked.Command));
}
