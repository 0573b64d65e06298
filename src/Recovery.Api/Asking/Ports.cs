using Recovery.Api.Access;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Audit.Verifying.Running;
using Recovery.Domain.Sla;
using Recovery.Engine.Arriving;
using Recovery.Engine.Auditing;
using Recovery.Engine.Delivering;
using Recovery.Engine.Erasing;
using Recovery.Engine.Handling;
using Recovery.Engine.Keys;
using Recovery.Engine.Reading;
using Recovery.Engine.Storing;
using Recovery.Engine.Subscribing;
using Recovery.Engine.Timing;
using Recovery.Engine.Working;
using Recovery.Integrations;
using Recovery.Integrations.Filing;
using Recovery.Integrations.Filing.Mails;
using Recovery.Integrations.Webhooks.Sending;

namespace Recovery.Api.Asking;

/// <summary>Everything of the engine that the edge speaks to, composed by the host.</summary>
public sealed record Ports(
    IComplaintEngine Engine,
    Intake Intake,
    CaseReader Cases,
    IEventStore Store,
    IWorklist Worklist,
    IArrivals Arrivals,
    IDeliveries Deliveries,
    ISubscriptions Subscriptions,
    IReports Reports,
    IPolicyCatalog Policies,
    IKeyring Keyring,
    KeyCache Keys,
    IChangeFeed Changes,
    IEngineClock Clock,
    TimeProvider Time)
{
    /// <summary>How this house speaks with the outside.</summary>
    public Edges Edges { get; init; } = new();

    /// <summary>What filing arrivals speaks to.</summary>
    public FilingPorts Filing => new(Engine, Intake, Cases, Store, Arrivals, Policies, Clock, Time, Edges);

    /// <summary>What files mail.</summary>
    public MailFiling Mail => new(Filing);

    /// <summary>What files arrivals, one for every kind.</summary>
    public IReadOnlyList<IFiling> Filings => [Mail, new CallFiling(Filing), new TextFiling(Filing)];

    /// <summary>Forgets complainants.</summary>
    public required Eraser Eraser { get; init; }

    /// <summary>Who read or exported what.</summary>
    public required IAccessLog Accesses { get; init; }

    /// <summary>The log as it was notarised.</summary>
    public required INotarisedLog Notarised { get; init; }

    /// <summary>Verifies the log in the background.</summary>
    public required Verifier Verifier { get; init; }

    /// <summary>The notary, as this node knows it.</summary>
    public required IFollower Notary { get; init; }

    /// <summary>Who was forgotten.</summary>
    public required IErasures Erasures { get; init; }

    /// <summary>The log case by case.</summary>
    public required ICaseLog CaseLog { get; init; }

    /// <summary>What the house calls its staff where the log is taken away.</summary>
    public required Pseudonyms Pseudonyms { get; init; }

    /// <summary>Tries a subscriber's address.</summary>
    public required WebhookSender Webhooks { get; init; }
}
