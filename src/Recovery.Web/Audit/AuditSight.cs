using System.Globalization;
using Recovery.Audit.Notarising;
using Recovery.Audit.Verifying.Running;
using Recovery.Domain.Calendars;
using Recovery.Engine.Auditing;
using Recovery.Web.Shared;
using Recovery.Web.Worklist;

namespace Recovery.Web.Audit;

/// <summary>How the log and its notary stand.</summary>
public sealed record AuditSight
{
    private const int PageSize = 20;
    private const int MostRuns = 10;

    /// <summary>After so long without a signature the notary stands still, whatever it says.</summary>
    private static readonly TimeSpan Still = TimeSpan.FromMinutes(2);

    /// <summary>The newest signed head; null while nothing was signed.</summary>
    public required TrustedHead? Latest { get; init; }

    /// <summary>What it does not reach.</summary>
    public required Unsigned Behind { get; init; }

    /// <summary>Why the notary of this node stands still, as it says it; null while it follows.</summary>
    public required string? Stopped { get; init; }

    /// <summary>Nothing was signed for so long that it stands still on every node.</summary>
    public required bool IsStill { get; init; }

    /// <summary>Signed heads, the newest first.</summary>
    public required IReadOnlyList<SignedHead> Heads { get; init; }

    /// <summary>Where the next page of them begins; null on the last.</summary>
    public required long? Next { get; init; }

    /// <summary>Where this page of them began; null for the newest.</summary>
    public required long? Below { get; init; }

    /// <summary>The last verifications.</summary>
    public required IReadOnlyList<VerificationRun> Runs { get; init; }

    /// <summary>By whose clock times are said.</summary>
    public required IWorkingCalendar Calendar { get; init; }

    /// <summary>A verification reads now.</summary>
    public bool IsRunning => Runs.Any(run => run.State == RunState.Running);

    internal static async ValueTask<AuditSight> Of(Visit visit)
    {
        var (ports, aborted) = (visit.Ports, visit.Aborted);
        long? below = long.TryParse(visit.Asked("below"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;
        var latest = await ports.Notarised.Latest(aborted);
        var heads = await ports.Notarised.Heads(below, PageSize + 1, aborted);
        var behind = await ports.Notarised.Behind(latest?.LastPosition ?? 0, aborted);
        return new AuditSight
        {
            Latest = latest is null ? null : TrustedHead.Of(latest, ports),
            Behind = behind,
            Stopped = ports.Notary.Health.StoppedBecause is { } stopped ? stopped.InnerException?.Message ?? stopped.Message : null,
            IsStill = behind.Since is { } since && visit.Viewer.Now - since > Still,
            Heads = [.. heads.Take(PageSize)],
            Next = heads.Count > PageSize ? heads[PageSize - 1].Size : null,
            Below = below,
            Runs = [.. (await ports.Verifier.Runs.Last(MostRuns, aborted)).Select(run => run.AsOf(visit.Viewer.Now))],
            Calendar = Listing.House(ports.Policies),
        };
    }
}
