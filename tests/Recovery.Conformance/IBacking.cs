using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Engine.Storing;

namespace Recovery.Conformance;

/// <summary>What stands under a suite's nodes: one empty, migrated database of one test.</summary>
public interface IBacking : IAsyncDisposable
{
    /// <summary>A node on it; every call is one more node on the same.</summary>
    ValueTask<IEngineNode> Node(IEngineClock clock, IPolicyCatalog policies);
}
