using System.Globalization;
using System.Text;
using Npgsql;
using Recovery.Audit.Notarising;
using Recovery.Audit.Verifying;
using Recovery.Conformance;
using Recovery.Postgres.Notarising;
using Recovery.Postgres.Tests;

namespace Recovery.Audit.Tests.Verifying;

/// <summary>A log of twelve cases with three events each, in three parts, each signed and shown outside; and whoever tampers with it as superuser.</summary>
public abstract class ANotarisedLog : OnDatabase
{
    protected const int Cases = 12;
    protected const int Events = 36;

    private readonly ManualClock clock = new(Tuesday);

    protected string Folder { get; } = Directory.CreateTempSubdirectory("notary").FullName;

    protected NotaryKeys Keys => new(Path.Combine(Folder, "keys"));

    protected CheckpointFolder Outside => new(Path.Combine(Folder, "checkpoints"));

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Sign();
        for (var part = 0; part < 3; part++)
        {
            clock.Now += TimeSpan.FromHours(1);
            for (var n = part * Cases / 3; n < (part + 1) * Cases / 3; n++)
                await Append(n, 3, clock.Now);
            await Skip(); // positions have gaps
            clock.Now += TimeSpan.FromMinutes(1);
            await Sign();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>What a full verification says, with the notary's own keys and what is outside.</summary>
    protected async Task<Verdict> Verify(VerifiedPart? after = null, IReadOnlyList<SignedNote>? known = null)
    {
        var outside = Outside.UpToNow();
        await using var copy = await LogSnapshot.Open(Database, CancellationToken.None);
        return await new LogVerification(copy, Keys.Known(), outside, known ?? []).Run(after, null, CancellationToken.None);
    }

    /// <summary>The notary follows, and signs what there is.</summary>
    protected async Task<Notary> Sign()
    {
        var notary = new Notary(Database, new Quiet(), clock, TimeProvider.System, Keys, Outside);
        while (await notary.RunOnce(CancellationToken.None))
        {
        }

        return notary;
    }

    /// <summary>Time goes by.</summary>
    protected DateTimeOffset Later() => clock.Now += TimeSpan.FromHours(1);

    protected static Guid Case(int n) => new($"0193b5d2-0000-7000-8000-{n:d12}");

    /// <summary>Positions of all rows, in order.</summary>
    protected async Task<List<long>> Positions()
    {
        await using var command = Database.CreateCommand("select seq_id from recovery.mt_events order by seq_id");
        await using var reader = await command.ExecuteReaderAsync();
        var positions = new List<long>();
        while (await reader.ReadAsync())
            positions.Add(reader.GetInt64(0));
        return positions;
    }

    /// <summary>Does something with the position at <paramref name="index"/> of the log in place of <c>{0}</c>.</summary>
    protected async Task<long> Tamper(int index, string sql)
    {
        var position = (await Positions())[index];
        (await Execute(string.Format(CultureInfo.InvariantCulture, sql, position))).ShouldNotBe(0);
        return position;
    }

    /// <summary>Events of a case, honestly appended.</summary>
    protected async Task Append(int n, int events, DateTimeOffset at)
    {
        await using var connection = await Database.OpenConnectionAsync();
        for (var e = 0; e < events; e++)
            await EventLog.Append(connection, new(Case(n)), at.AddSeconds(n), "note-added.v1", Encoding.UTF8.GetBytes($$"""{"text": "case {{n}}, note {{e}}"}"""));
    }

    private Task Skip() => Scalar<long>("select nextval('recovery.mt_events_sequence')");

    private sealed class Quiet : Engine.Storing.IChangeFeed
    {
        public ValueTask Grown(long pastPosition, TimeSpan atMost, CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
