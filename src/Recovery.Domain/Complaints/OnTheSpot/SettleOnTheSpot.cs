using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;

namespace Recovery.Domain.Complaints.OnTheSpot;

/// <summary>All steps in one request, while the person is there; each step is still an event and still obeys its own rule.</summary>
public sealed record SettleOnTheSpot(
    ComplaintId Complaint,
    Acknowledge Acknowledge,
    Reformulate Reformulate,
    Confirm Confirm,
    PromiseAction? Promise,
    OfferSolution Solution,
    Resolve Resolve) : IComplaintCommand;

/// <summary>The rule of settling on the spot: verbal or by phone, under the informal procedure, all steps or none.</summary>
public static class OnTheSpotSettlement
{
    public static Decision Decide(Complaint complaint, SettleOnTheSpot command, Context context) => complaint switch
    {
        { Stage: Stage.Resolved, Outcome: var already } when already == command.Resolve.Outcome
                                                                    => Decision.Nothing,
        { InProgress: false }                                       => Refuse.WrongStage(complaint.Stage),
        { Channel: not (Channel.Verbal or Channel.Phone) }          => Refuse.Because(Refusals.NotOnTheSpot, Words.Of(complaint.Channel)),
        { Procedure: not Procedure.Informal }                       => Refuse.Because(Refusals.NotOnTheSpot, Words.Of(complaint.Procedure)),
        _                                                           => EachStep(complaint, command, context),
    };

    private static Decision EachStep(Complaint complaint, SettleOnTheSpot command, Context context)
    {
        IComplaintCommand?[] steps = [command.Acknowledge, command.Reformulate, command.Confirm, command.Promise, command.Solution, command.Resolve];
        var facts = new List<ComplaintEvent>();
        foreach (var step in steps.OfType<IComplaintCommand>())
        {
            switch (complaint.Decide(step, context))
            {
                case Decision.Refused refused:
                    return refused;
                case Decision.Accepted accepted:
                    facts.AddRange(accepted.Events);
                    complaint = accepted.Events.Aggregate(complaint, (state, fact) => state.After(fact, context.Now));
                    break;
            }
        }

        return facts.Count == 0 ? Decision.Nothing : Accept.With(facts);
    }
}
