using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.OnTheSpot;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="SettleOnTheSpot"/>.</summary>
public static class SettleOnTheSpotHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<SettleOnTheSpot> asked, OpenCase open) => open.Decide((complaint, context) => OnTheSpotSettlement.Decide(complaint, asked.Command, context));
}
