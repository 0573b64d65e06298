using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Withdrawing;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="Withdraw"/>.</summary>
public static class WithdrawHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<Withdraw> asked, OpenCase open) => open.Decide((complaint, _) => Withdrawal.Decide(complaint, asked.Command));
}
