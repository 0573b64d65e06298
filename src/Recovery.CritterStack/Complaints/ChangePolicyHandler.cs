using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.ChangingPolicy;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="ChangePolicy"/>.</summary>
public static class ChangePolicyHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<ChangePolicy> asked, OpenCase open) => open.Decide((complaint, _) => PolicyChange.Decide(complaint, asked.Command));
}
