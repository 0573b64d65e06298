using Recovery.Domain.Sla;
using Recovery.Engine.Delivering;
using Recovery.Engine.Handling;
using Recovery.Engine.Keys;
using Recovery.Engine.Policies;
using Recovery.Engine.Reading;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;
using Recovery.Engine.Working;

namespace Recovery.Conformance;

/// <summary>What stands under a suite's nodes: one empty, migrated database of one test.</summary>
public interface IBacking : IAsyncDisposable
{
    /// <summary>A node on it; every call is one more node on the same.</summary>
    ValueTask<INode> Node(IEngineClock clock, IPolicyCatalog policies);
}

/// <summary>One node of an engine on a database that several nodes may share: what the suites are put to.</summary>
public interface INode : IAsyncDisposable
{
    IComplaintEngine Engine { get; }

    IEventStore Store { get; }

    IDeadlineQueue Deadlines { get; }

    IDuty Timers { get; }

    IOutbox Outbox { get; }

    IWorklist Worklist { get; }

    IReports Reports { get; }

    IKeyring Keys { get; }

    IChangeFeed Changes { get; }

    IWorklistRebuild Rebuild { get; }

    IPolicyStore Policies { get; }

    IPresence Presence { get; }

    ISavedViews Views { get; }
}
