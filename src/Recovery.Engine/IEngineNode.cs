using Recovery.Engine.Arriving;
using Recovery.Engine.Auditing;
using Recovery.Engine.Delivering;
using Recovery.Engine.Erasing;
using Recovery.Engine.Handling;
using Recovery.Engine.Keys;
using Recovery.Engine.Policies;
using Recovery.Engine.Reading;
using Recovery.Engine.Storing;
using Recovery.Engine.Subscribing;
using Recovery.Engine.Timing;
using Recovery.Engine.Working;

namespace Recovery.Engine;

/// <summary>
/// One node of an engine on a database that several nodes, also of another engine, may share: all that the edges use.
/// Disposing it writes what was accepted and lets go.
/// </summary>
public interface IEngineNode : IAsyncDisposable
{
    /// <summary>By what "now" is decided.</summary>
    IEngineClock Clock { get; }

    /// <summary>Handles commands.</summary>
    IComplaintEngine Engine { get; }

    /// <summary>The log.</summary>
    IEventStore Store { get; }

    /// <summary>The log case by case.</summary>
    ICaseLog CaseLog { get; }

    /// <summary>Tells that the log has grown.</summary>
    IChangeFeed Changes { get; }

    /// <summary>Cases whose state is to be asked.</summary>
    IDeadlineQueue Deadlines { get; }

    /// <summary>The duty that sees to it that they are asked.</summary>
    IDuty Timers { get; }

    /// <summary>What waits to leave.</summary>
    IOutbox Outbox { get; }

    /// <summary>The same for people: what waits, what failed and why.</summary>
    IDeliveries Deliveries { get; }

    /// <summary>Who is told of events.</summary>
    ISubscriptions Subscriptions { get; }

    /// <summary>What came in by itself.</summary>
    IArrivals Arrivals { get; }

    /// <summary>Who was forgotten, and the forgetting.</summary>
    IErasures Erasures { get; }

    /// <summary>The worklist.</summary>
    IWorklist Worklist { get; }

    /// <summary>Figures over all cases.</summary>
    IReports Reports { get; }

    /// <summary>Who read or exported what.</summary>
    IAccessLog Accesses { get; }

    /// <summary>The duty that writes down accesses for which there was no room.</summary>
    IDuty Owed { get; }

    /// <summary>API keys.</summary>
    IKeyring Keys { get; }

    /// <summary>The worklist and the deadlines, built anew from the log.</summary>
    IWorklistRebuild Rebuild { get; }

    /// <summary>Published packs and calendars.</summary>
    IPolicyStore Policies { get; }

    /// <summary>Who looks at which case.</summary>
    IPresence Presence { get; }

    /// <summary>Saved views of the worklist.</summary>
    ISavedViews Views { get; }

    /// <summary>The log as it was notarised, and proofs out of it.</summary>
    INotarisedLog Notarised { get; }

    /// <summary>The duty that keeps the search index.</summary>
    IFollower Search { get; }

    /// <summary>The duty that knows by which addresses and numbers complainants are reached.</summary>
    IFollower Reach { get; }

    /// <summary>The duty that puts into the outbox what is to leave because the log has grown.</summary>
    /// <param name="mail">Whether complainants are written to by mail; where not, nothing is kept for them.</param>
    IFollower Courier(bool mail);

    /// <summary>One duty out of several of these: they read the log together.</summary>
    IDuty Together(IReadOnlyList<IFollower> followers);

    /// <summary>The duty that notarises the log: one Merkle tree over all of it, whose heads it signs (DESIGN 7).</summary>
    /// <param name="keys">Directory of the key it signs with.</param>
    /// <param name="checkpoints">Directory outside the database where signed heads are kept too; of this log alone.</param>
    IFollower Notary(string keys, string checkpoints);

    /// <summary>The duty that hands what waits in the outbox to whoever delivers its kind.</summary>
    IDuty Relay(IReadOnlyCollection<IDelivery> deliveries);
}
