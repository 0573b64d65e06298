using System.Security.Cryptography;
using System.Text;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;

namespace Recovery.Cli.Importing;

/// <summary>What an import came to.</summary>
/// <param name="Rejected">Rows and cases left out, each with its reason.</param>
/// <param name="Skipped">Cases that were already there.</param>
/// <param name="Grown">Those of the skipped whose rows are no longer what was imported.</param>
internal sealed record ImportResult(int Complaints, int Events, int Rejected, int Skipped, int Grown);

/// <summary>Writes cases into the log, many at once, each whole or not at all and once for ever.</summary>
internal sealed class Importer(IEventStore store, IPolicyCatalog policies, ImportMap map, string file, DateTimeOffset now)
{
    private const int InFlight = 64;

    private readonly Actor importer = new($"import {map.System}", Role.Integration);
    private int complaints;
    private int events;
    private int rejected;
    private int skipped;
    private int grown;

    /// <summary>Runs to the end; tells of each case done, and of each problem found on the way.</summary>
    public async Task<ImportResult> Run(IReadOnlyCollection<ImportedCase> cases, Action done, Action<Problem> problem, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellation };
        await Parallel.ForEachAsync(cases, options, async (one, token) =>
        {
            await Take(one, problem, token).ConfigureAwait(false);
            done();
        }).ConfigureAwait(false);
        return new ImportResult(complaints, events, rejected, skipped, grown);
    }

    private async ValueTask Take(ImportedCase one, Action<Problem> problem, CancellationToken cancellation)
    {
        var key = new IdempotencyKey($"source:{map.System}", one.Id, Fingerprint(one));
        if (await IsKnown(one, key, problem, cancellation).ConfigureAwait(false))
            return;

        var pack = policies.Find(map.Pack, DateOnly.FromDateTime(one.Facts.Received.UtcDateTime));
        var calendar = pack is null ? null : policies.FindCalendar(pack.Calendar);
        if (pack is null || calendar is null)
        {
            Reject(one, $"no version of pack \"{map.Pack}\" is in force on the day case {one.Id} was received", problem);
            return;
        }

        var context = new Context(now, importer, pack, calendar);
        var receive = Receive(one, await store.NextReference(cancellation).ConfigureAwait(false), pack, calendar.Ref);
        var (history, refused) = History.Of(map, file, one, receive, context);
        if (refused is not null)
        {
            Reject(one, $"case {one.Id} is refused: {refused}", problem);
            return;
        }

        var effect = Effect.Of(receive.Complaint, Complaint.None, 0, history, policies, [key]);
        var unit = effect.Unit with { Outbox = [] }; // nobody is told today of what was missed years ago
        if (await store.Append(unit, cancellation).ConfigureAwait(false) is not AppendResult.Appended)
        {
            await IsKnown(one, key, problem, cancellation).ConfigureAwait(false);
            return;
        }

        Interlocked.Increment(ref complaints);
        Interlocked.Add(ref events, history.Count);
    }

    private async ValueTask<bool> IsKnown(ImportedCase one, IdempotencyKey key, Action<Problem> problem, CancellationToken cancellation)
    {
        if (await store.FindKey(key.Scope, key.Key, cancellation).ConfigureAwait(false) is not { } known)
            return false;
        Interlocked.Increment(ref skipped);
        if (!known.PayloadHash.Span.SequenceEqual(key.PayloadHash.Span))
        {
            Interlocked.Increment(ref grown);
            problem(new Problem(one.Defining.Line, $"case {one.Id} is already here and its rows have changed since; history that was imported is not rewritten", Rejects: false));
        }

        return true;
    }

    private void Reject(ImportedCase one, string reason, Action<Problem> problem)
    {
        Interlocked.Increment(ref rejected);
        problem(new Problem(one.Defining.Line, reason));
    }

    private Receive Receive(ImportedCase one, string reference, Pack pack, Domain.Calendars.PolicyRef calendar)
    {
        var (row, columns) = (one.Defining, map.Case);
        var who = new Complainant(
            Guid.CreateVersion7(now),
            Personal.Of(Template.Fill(columns.Complainant?.Name, row)),
            Personal.Maybe(Template.Fill(columns.Complainant?.Email, row)),
            Personal.Maybe(Template.Fill(columns.Complainant?.Phone, row)));
        return new Receive(
            new ComplaintId(Guid.CreateVersion7(now)),
            reference,
            one.Facts.Channel,
            map.Language,
            Personal.Of(Template.Fill(columns.Narrative, row)),
            who,
            pack.Ref,
            calendar,
            Template.Fill(columns.Touchpoint, row),
            Template.Fill(columns.Product, row),
            ReceivedAt: one.Facts.Received.ToUniversalTime(),
            Source: new SourceRef(map.System, one.Id),
            FixedDeadlines: one.Facts.Deadlines.Count == 0 ? null : one.Facts.Deadlines.ToDictionary(due => due.Key, due => due.Value.ToUniversalTime(), StringComparer.Ordinal));
    }

    /// <summary>A hash of everything the file says of the case, so that a later run can tell whether it has changed.</summary>
    private static byte[] Fingerprint(ImportedCase one)
    {
        var text = new StringBuilder().Append(one.Id).Append('\n').AppendJoin('\u001f', one.Defining.Fields).Append('\n').Append(one.Ended?.UtcTicks);
        foreach (var e in one.Events.OrderBy(e => e.At).ThenBy(e => e.Activity, StringComparer.Ordinal))
            text.Append('\n').Append(e.At.UtcTicks).Append('\u001f').Append(e.Activity).Append('\u001f').Append(e.Actor);
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
