using System.Runtime.ExceptionServices;
using Marten;
using Marten.Exceptions;
using Npgsql;
using Recovery.Audit.Sealing;
using Recovery.CritterStack.Signalling;
using Recovery.Domain;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;
using Recovery.Postgres;
using Recovery.Postgres.Appending;
using Recovery.Postgres.Vault;

namespace Recovery.CritterStack.Storing;

/// <summary>The event store on Marten: streams are read and appended by it, the log and our own tables as the built-in engine reads them.</summary>
internal sealed class MartenEventStore(IDocumentStore documents, NpgsqlDataSource database, DatabaseClock clock, GrowthSignal growth, CaseKeys keys) : EventStoreReads(database, keys)
{
    /// <inheritdoc/>
    public override async ValueTask<AppendResult> Append(AppendUnit unit, CancellationToken cancellation)
    {
        await using var session = documents.LightweightSession();
        var writing = CaseWriting.In(session, unit, await Seals.For(unit, cancellation));
        try
        {
            await session.SaveChangesAsync(cancellation);
            return Done(writing);
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            return await Explained(trouble, writing, cancellation);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<RecordedEvent>> Read(ComplaintId complaint, CancellationToken cancellation)
    {
        await using var session = documents.QuerySession();
        return await Read(session, complaint, Seals, cancellation);
    }

    /// <summary>A stream, in a session that may go on to append to it.</summary>
    /// <exception cref="UnreadableEventException">This version does not know an event of it.</exception>
    internal static async ValueTask<IReadOnlyList<RecordedEvent>> Read(IQuerySession session, ComplaintId complaint, CaseKeys keys, CancellationToken cancellation)
    {
        if (complaint == default)
            return []; // Marten takes the empty id for no restriction, and would answer the whole log
        try
        {
            var events = await session.Events.FetchStreamAsync(complaint.Value, token: cancellation);
            var seal = events.Count == 0 ? null : await keys.Find(complaint.Value, cancellation);
            return [.. events.Where(e => e.Data is ComplaintEvent).Select(e => e.ToRecorded(seal ?? NoKey.Destroyed))];
        }
        catch (Exception trouble) when (Trouble.Passes(trouble))
        {
            throw Database.Unavailable(trouble);
        }
        catch (Exception wrong) when (wrong is MartenException or InvalidCastException or System.Text.Json.JsonException)
        {
            throw new UnreadableEventException($"in stream {complaint}", wrong.Message, wrong);
        }
    }

    /// <summary>What closes a unit's personal data.</summary>
    internal ValueTask<Closing> Closing(AppendUnit unit, CancellationToken cancellation) => Seals.For(unit, cancellation);

    /// <summary>What was written, told to whoever waits for it.</summary>
    internal AppendResult.Appended Done(CaseWriting writing)
    {
        clock.Seen(writing.DatabaseTime);
        Seals.Stored(writing.Closing);
        growth.Grown(writing.Written.Position);
        return writing.Written;
    }

    /// <summary>What an exception while saving comes to.</summary>
    /// <exception cref="StoreUnavailableException">Trouble of the database.</exception>
    internal async ValueTask<AppendResult> Explained(Exception trouble, CaseWriting writing, CancellationToken cancellation)
    {
        if (Trouble.IsTaken(trouble)) // it has a key already: to be known before it is decided again
        {
            await Seals.Find(writing.Unit.Complaint.Value, cancellation);
            return new AppendResult.Conflict();
        }

        if (Trouble.IsKnownKey(trouble))
            return new AppendResult.DuplicateKey();
        if (Trouble.IsConflict(trouble)) // a known key answers before a conflict does: the retry of what was carried out is none
            return await AnyKnown(writing.Unit, cancellation) ? new AppendResult.DuplicateKey() : new AppendResult.Conflict();
        if (Trouble.InDoubt(trouble) && await Found(writing, cancellation) is { } already)
            return already;
        if (!Trouble.Passes(trouble))
            ExceptionDispatchInfo.Throw(trouble);
        throw Database.Unavailable(trouble);
    }

    private async ValueTask<AppendResult.Appended?> Found(CaseWriting writing, CancellationToken cancellation)
    {
        try
        {
            return await Tables.FindAppended(writing.Unit, writing.LastEvent, cancellation);
        }
        catch (StoreUnavailableException blind)
        {
            throw new StoreUnavailableException("the database went away before it could say whether this was done", blind) { OutcomeUnknown = true };
        }
    }

    private async ValueTask<bool> AnyKnown(AppendUnit unit, CancellationToken cancellation)
    {
        foreach (var key in unit.Keys)
        {
            if (await FindKey(key.Scope, key.Key, cancellation) is not null)
                return true;
        }

        return false;
    }
}
