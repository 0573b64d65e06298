using Recovery.Audit.Sealing;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;

namespace Recovery.Conformance;

/// <summary>What every suite needs: nodes on one database, a clock set by hand, and complaints. An engine inherits a suite in four lines.</summary>
public abstract class Suite : IAsyncLifetime
{
    private readonly List<IEngineNode> nodes = [];

    /// <summary>A Tuesday morning in opening hours of the house calendar.</summary>
    protected static readonly DateTimeOffset Tuesday = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);

    protected static readonly Actor Agent = new("agent-7", Role.Agent);

    protected ManualClock Clock { get; } = new(Tuesday);

    protected static IPolicyCatalog Policies => RepositoryPolicies.Catalog;

    /// <summary>Where the engine under test keeps what it is given.</summary>
    protected abstract IBacking Backing { get; }

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
        await Backing.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async ValueTask<IEngineNode> NewNode(MasterKeys? masters = null)
    {
        var node = await Backing.Node(Clock, Policies, masters: masters);
        nodes.Add(node);
        return node;
    }

    protected static NewComplaint AComplaint(
        Channel channel = Channel.Phone, string name = "Jeanne Martin", string narrative = "The heating failed twice this week.", string pack = "house") =>
        new(channel, "en", Personal.Of(narrative), new Complainant(Guid.CreateVersion7(), Personal.Of(name), Personal.Of(name.Replace(' ', '.') + "@example.org")), Pack: pack);

    protected async ValueTask<ComplaintId> Received(IEngineNode node, NewComplaint? complaint = null, params IReadOnlyList<IdempotencyKey> keys)
    {
        var command = await new Intake(node.Store, Policies, Clock).Prepare(complaint ?? AComplaint(), CancellationToken.None);
        var outcome = await node.Engine.Handle(command!, new Request(Agent) { Keys = keys }, CancellationToken.None);
        outcome.ShouldBeOfType<Outcome.Done>().Changed.ShouldBeTrue();
        return command!.Complaint;
    }

    protected static ValueTask<Outcome> Handle(IEngineNode node, IComplaintCommand command, params IReadOnlyList<IdempotencyKey> keys) =>
        node.Engine.Handle(command, new Request(Agent) { Keys = keys }, CancellationToken.None);

    protected static async Task<Outcome.Done> Done(IEngineNode node, IComplaintCommand command) =>
        (await Handle(node, command)).ShouldBeOfType<Outcome.Done>();

    protected static async Task<List<string>> StoredNames(IEngineNode node, ComplaintId id) =>
        [.. (await node.Store.Read(id, CancellationToken.None)).Select(e => e.StoredName)];

    protected static IdempotencyKey Key(string key, string payload = "same") =>
        new("test", key, System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(payload)));

    /// <summary>Runs the timers of a node until nothing is due.</summary>
    protected static async Task RunTimers(IEngineNode node)
    {
        while (await node.Timers.RunOnce(CancellationToken.None))
        {
        }
    }
}
