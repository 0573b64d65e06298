using Recovery.Domain.Sla;
using Recovery.Engine.Keys;
using Recovery.Engine.Reading;
using Recovery.Engine.Storing;
using Recovery.Engine.Working;

namespace Recovery.Cli.Databases;

/// <summary>What the verbs work with: the log and its readers in one database, opened for one run.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    public required IEventStore Store { get; init; }

    public required IPolicyCatalog Policies { get; init; }

    public required IEngineClock Clock { get; init; }

    public required IReports Reports { get; init; }

    public required IWorklistRebuild Rebuild { get; init; }

    public required IKeyring Keys { get; init; }

    /// <summary>Opens the database, or ends with what to do.</summary>
    public static ValueTask<Workplace> Open(CancellationToken cancellation) => throw new NotSupportedException(DatabaseAddress.Find());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
