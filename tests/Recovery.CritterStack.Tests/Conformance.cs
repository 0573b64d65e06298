using Recovery.Conformance;

namespace Recovery.CritterStack.Tests;

/// <inheritdoc/>
public sealed class CritterStackEventStoreTests : EventStoreSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackEngineTests : EngineSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackTimerTests : TimerSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackWorklistTests : WorklistSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackKeyringTests : KeyringSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackOutboxTests : OutboxSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackLeavingTests : LeavingSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackReportsTests : ReportsSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackChangesTests : ChangesSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackPolicyStoreTests : PolicyStoreSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackPresenceTests : PresenceSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackArrivalsTests : ArrivalsSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackSavedViewsTests : SavedViewsSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackTracingTests : TracingSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackBreakingTests : BreakingSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackFullDiskTests : FullDiskSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackNotaryTests : NotarySuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackVaultTests : VaultSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackAccessTests : AccessSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackRightsTests : RightsSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();

    [Fact]
    public async Task A_host_sees_that_the_schema_is_there() => (await CritterStackSchema.IsCurrent(AsHost, CancellationToken.None)).ShouldBeTrue();
}

/// <inheritdoc/>
public sealed class CritterStackCaseLogTests : CaseLogSuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackReplayTests : ReplaySuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}

/// <inheritdoc/>
public sealed class CritterStackCanaryTests : CanarySuite
{
    protected override IBacking Backing { get; } = new OnCritterStack();
}
