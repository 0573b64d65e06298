using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Erasing;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="EraseSubject"/>.</summary>
public static class EraseSubjectHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<EraseSubject> asked, OpenCase open) => open.Decide((complaint, _) => Erasure.Decide(complaint, asked.Command));
}
