using Marten;
using Recovery.CritterStack.Storing;
using Recovery.CritterStack.Timing;
using Recovery.Domain;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;
using Recovery.Postgres.Vault;
using Wolverine;

namespace Recovery.CritterStack.Handling;

/// <summary>A case as its stream stands in the session of one handler: decided on, its effect laid into that session. The handler's transaction saves it.</summary>
public sealed class OpenCase
{
    private readonly Asked asked;
    private readonly KnownCase current;
    private readonly IDocumentSession session;
    private readonly IMessageContext context;
    private readonly IPolicyCatalog policies;
    private readonly CaseKeys keys;
    private readonly IEngineClock clock;

    internal OpenCase(Asked asked, KnownCase current, IDocumentSession session, IMessageContext context, IPolicyCatalog policies, CaseKeys keys, IEngineClock clock) =>
        (this.asked, this.current, this.session, this.context, this.policies, this.keys, this.clock) = (asked, current, session, context, policies, keys, clock);

    /// <summary>Decides by a rule of the Domain, and lays what is granted into the session.</summary>
    public async Task Decide(Func<Complaint, Context, Decision> rule)
    {
        asked.Verdict = Verdict.On(asked.Wanted, asked.Request, current, rule, policies, clock);
        if (asked.Verdict is not Verdict.Granted { Effect.Unit: var unit })
            return;
        asked.Writing = CaseWriting.In(session, unit, await keys.For(unit, CancellationToken.None));
        if (unit.FiresAt is { } at && at <= clock.Now + DeadlineSweep.Horizon)
            await context.ScheduleAsync(AskCase.Of(new DueCase(unit.Complaint, at, Token: 0)), at);
    }
}
