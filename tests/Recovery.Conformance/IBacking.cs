using Recovery.Audit.Sealing;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Engine.Storing;

namespace Recovery.Conformance;

/// <summary>What stands under a suite's nodes: one empty, migrated database of one test.</summary>
public interface IBacking : IAsyncDisposable
{
    /// <summary>How to reach it, once there is a node on it.</summary>
    string ConnectionString { get; }

    /// <summary>A node on it; every call is one more node on the same.</summary>
    /// <param name="over">Another way to reach the same database; null for the direct one.</param>
    /// <param name="masters">Master keys of the node; null for those of all tests.</param>
    ValueTask<IEngineNode> Node(IEngineClock clock, IPolicyCatalog policies, string? over = null, MasterKeys? masters = null);
}
