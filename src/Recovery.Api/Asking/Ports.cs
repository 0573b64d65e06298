using Recovery.Api.Access;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Engine.Keys;
using Recovery.Engine.Reading;
using Recovery.Engine.Storing;
using Recovery.Engine.Working;

namespace Recovery.Api.Asking;

/// <summary>Everything of the engine that the edge speaks to, composed by the host.</summary>
public sealed record Ports(
    IComplaintEngine Engine,
    Intake Intake,
    CaseReader Cases,
    IEventStore Store,
    IWorklist Worklist,
    IReports Reports,
    IPolicyCatalog Policies,
    IKeyring Keyring,
    KeyCache Keys,
    IChangeFeed Changes,
    IEngineClock Clock,
    TimeProvider Time);
