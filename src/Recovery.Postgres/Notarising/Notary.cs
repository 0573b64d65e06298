using System.Data;
using Npgsql;
using Recovery.Audit.Notarising;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;
using Recovery.Postgres.Following;
using Recovery.Postgres.Reading;

namespace Recovery.Postgres.Notarising;

/// <summary>
/// Follows the log, every row of it, and grows the Merkle tree over it; signs its head once it has caught up, or every few seconds while it has not, and shows the note outside
/// the database (DESIGN 7). Checkpoint, tiles and signed head move in one transaction; the checkpoint is locked, so that of several nodes one does it at a time.
/// Strict: what cannot be hashed stops it, and it signs nothing that does not continue what was signed before.
/// </summary>
public sealed class Notary(NpgsqlDataSource database, IChangeFeed changes, IEngineClock clock, TimeProvider time, NotaryKeys keys, CheckpointFolder folder, int batch = 4000) : IFollower
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(2); // a node that died may have left the checkpoint to us

    private readonly SettledRows<LogEntry> log = new("Reading/rows", EntryRow.Of, entry => entry.Position);
    private readonly HeadSigning signing = new(clock, time, keys, folder);
    private bool elsewhere;
    private bool owing = true; // something may have been signed and not be outside yet, in this life or before it
    private int failures;

    /// <inheritdoc/>
    public string Name => "notary";

    /// <inheritdoc/>
    public FollowerHealth Health { get; private set; } = new("notary", 0, null);

    /// <inheritdoc/>
    /// <exception cref="StoreUnavailableException">The database cannot answer now; nothing was applied.</exception>
    public async ValueTask<bool> RunOnce(CancellationToken cancellation)
    {
        var trouble = owing ? await Show(cancellation) : null;
        var step = await database.Run(connection => Grow(connection, cancellation), cancellation);
        elsewhere = step is null;
        if (step is null)
            return false;
        owing |= step.Signed;
        trouble ??= owing ? await Show(cancellation) : null;
        Health = new FollowerHealth(Name, step.Position, step.Stopped ?? (trouble is null ? null : new FollowerStoppedException(Name, step.Position, trouble)));
        failures = Health.StoppedBecause is null ? 0 : failures + 1;
        return step.More;
    }

    /// <inheritdoc/>
    public async ValueTask Wait(CancellationToken cancellation)
    {
        if (Health.StoppedBecause is not null)
            await Task.Delay(Follower.Backoff(failures), time, cancellation);
        else if (elsewhere)
            await Task.Delay(LongestSleep, time, cancellation);
        else if (signing.DueIn is { } due)
            await Task.Delay(due, time, cancellation);
        else
        {
            await changes.Grown(Health.Position, LongestSleep, cancellation);
            await Task.Delay(Breath, time, cancellation);
        }
    }

    /// <summary>Null where another node does it.</summary>
    private async ValueTask<Step?> Grow(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        if (await FollowerCheckpoint.Take(connection, Name, ct) is not { } position)
            return null;
        NotaryTree tree;
        try
        {
            tree = await NotaryTree.Load(connection, position, ct);
        }
        catch (NotaryRefusedException refused)
        {
            return new Step(position, false, false, Stop(position, refused));
        }

        var stretch = await log.Read(connection, position, batch, ct);
        var (rows, stopped) = (0, (FollowerStoppedException?)null);
        foreach (var entry in stretch.Rows)
        {
            try
            {
                tree.Append(entry);
                rows++;
            }
            catch (FormatException wrong)
            {
                stopped = Stop(entry.Position, wrong); // those before it are applied
                break;
            }
        }

        if (rows > 0)
        {
            await tree.Save(connection, ct);
            await FollowerCheckpoint.Move(connection, Name, tree.Position, ct);
        }

        var more = stretch.More && stopped is null;
        var signed = false;
        try
        {
            signed = await signing.Sign(connection, tree, caughtUp: !more, ct);
        }
        catch (Exception refused) when (refused is NotaryRefusedException or NoteException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            stopped ??= Stop(tree.Position, refused); // the tree grows on: what it holds is as true as the log, and only the head is not vouched for
        }

        await transaction.CommitAsync(ct);
        return new Step(tree.Position, more, signed, stopped);
    }

    /// <summary>Writes outside what was signed and is not there yet, under the same lock; answers what is in the way.</summary>
    private async ValueTask<Exception?> Show(CancellationToken cancellation)
    {
        try
        {
            var shown = await database.Run(
                async connection =>
                {
                    await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
                    if (await FollowerCheckpoint.Take(connection, Name, cancellation) is null)
                        return false; // whoever has it does it
                    await signing.Show(connection, cancellation);
                    return true;
                },
                cancellation);
            owing = !shown;
            return null;
        }
        catch (Exception wrong) when (wrong is NotaryRefusedException or NoteException or IOException or UnauthorizedAccessException)
        {
            return wrong;
        }
    }

    private FollowerStoppedException Stop(long position, Exception because) => new(Name, position, because);

    private sealed record Step(long Position, bool More, bool Signed, FollowerStoppedException? Stopped);
}
