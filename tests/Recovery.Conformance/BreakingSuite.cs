using Npgsql;
using Recovery.Domain;
using Recovery.Domain.Complaints.Noting;
using Recovery.Engine;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;

namespace Recovery.Conformance;

/// <summary>Our sessions are ended under us: work goes on, and what was answered as done is there once (FAULTS T2, T15).</summary>
public abstract class BreakingSuite : Suite
{
    private const int Notes = 160;

    [Fact]
    public async Task Sessions_that_are_ended_while_they_write_lose_nothing_and_double_nothing()
    {
        var node = await NewNode();
        var cases = new List<ComplaintId>();
        for (var n = 0; n < 20; n++)
            cases.Add(await Received(node));

        using var done = new CancellationTokenSource();
        var breaking = Break(done.Token);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Notes).Select(n => Note(node, cases[n % cases.Count], $"note {n}")));
        await done.CancelAsync();
        var ended = await breaking;

        ended.ShouldBeGreaterThan(0);
        var written = new List<string>();
        foreach (var id in cases)
            written.AddRange((await node.Store.Read(id, CancellationToken.None)).Select(e => e.Event).OfType<NoteAdded>().Select(note => note.Text.Reveal()));
        written.ShouldBeUnique();
        outcomes.Where(note => note.Done).Select(note => note.Text).Except(written).ShouldBeEmpty();
        outcomes.Where(note => note.Nothing).Select(note => note.Text).Intersect(written).ShouldBeEmpty();
        outcomes.Count(note => note.Done).ShouldBeGreaterThan(Notes / 2);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_done_once()
    {
        await NewNode();
        await using var line = new LossyLine(Backing.ConnectionString);
        await using var node = await Backing.Node(Clock, Policies, line.ConnectionString);
        var id = await Received(node);

        line.LoseNextAnswer();
        (await Handle(node, new AddNote(id, Personal.Of("once")))).ShouldBeOfType<Outcome.Done>().Case.Version.ShouldBe(2);

        line.HasLost.ShouldBeTrue();
        (await StoredNames(node, id)).ShouldBe(["complaint-received.v1", "note-added.v1"]);
    }

    private static async Task<(string Text, bool Done, bool Nothing)> Note(IEngineNode node, ComplaintId id, string text)
    {
        try
        {
            var outcome = await Handle(node, new AddNote(id, Personal.Of(text)));
            return (text, outcome is Outcome.Done, outcome is not Outcome.Done);
        }
        catch (StoreUnavailableException unavailable)
        {
            return (text, false, !unavailable.OutcomeUnknown);
        }
    }

    /// <summary>Ends every session of ours, again and again; answers how many were ended.</summary>
    private async Task<long> Break(CancellationToken stop)
    {
        await using var database = NpgsqlDataSource.Create(Backing.ConnectionString + ";Pooling=false");
        long ended = 0;
        while (!stop.IsCancellationRequested)
        {
            await using var command = database.CreateCommand(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query ~ 'append_batch|mt_quick_append_events|record_case'");
            ended += (long)(await command.ExecuteScalarAsync(CancellationToken.None))!;
        }

        return ended;
    }
}
