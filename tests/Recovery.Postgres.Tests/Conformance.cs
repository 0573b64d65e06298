using Recovery.Conformance;

namespace Recovery.Postgres.Tests;

/// <inheritdoc/>
public sealed class PostgresEventStoreTests : EventStoreSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresEngineTests : EngineSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresTimerTests : TimerSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresWorklistTests : WorklistSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresKeyringTests : KeyringSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresOutboxTests : OutboxSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresLeavingTests : LeavingSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresReportsTests : ReportsSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresChangesTests : ChangesSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresPolicyStoreTests : PolicyStoreSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresPresenceTests : PresenceSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresArrivalsTests : ArrivalsSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresSavedViewsTests : SavedViewsSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresTracingTests : TracingSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresBreakingTests : BreakingSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresFullDiskTests : FullDiskSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresNotaryTests : NotarySuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresVaultTests : VaultSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresAccessTests : AccessSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresRightsTests : RightsSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresCaseLogTests : CaseLogSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresReplayTests : ReplaySuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresCanaryTests : CanarySuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}
