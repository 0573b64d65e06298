using Npgsql;
using Recovery.Audit.Sealing;
using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Engine.Sealing;
using Recovery.Engine.Serialization;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Rebuilding;

/// <summary>Folds streams as their rows come in, ordered by stream and version: one state in hand at a time.</summary>
internal sealed class StreamFolding(IPolicyCatalog policies, CaseKeys keys, Action<int> counted)
{
    private const int CountEvery = 1000;

    /// <summary>Every case that a query of this folder (chunk, changed) reads.</summary>
    /// <exception cref="UnreadableEventException">An event is not known or not of its shape: nothing is skipped, the rebuild ends.</exception>
    public async ValueTask<List<RebuiltCase>> Fold(NpgsqlCommand command, CancellationToken ct)
    {
        var cases = new List<RebuiltCase>();
        var history = new List<ComplaintEvent>();
        var (stream, state, position, events) = (Guid.Empty, Complaint.None, 0L, 0);
        ISeal? seal = null; // none: erased, or from before there was a vault
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var next = reader.GetGuid(0);
            if (next != stream)
            {
                Finish();
                (stream, state) = (next, Complaint.None);
                history.Clear();
                seal = reader.IsDBNull(5) ? null : keys.Unwrapped(next, reader.GetString(5), reader.GetFieldValue<byte[]>(6));
            }

            position = reader.GetInt64(1);
            var fact = EventJson.Today.Read(reader.GetString(3), reader.GetFieldValue<byte[]>(4), seal ?? NoKey.Destroyed);
            state = state.After(fact, reader.GetFieldValue<DateTimeOffset>(2));
            history.Add(fact);
            if (++events % CountEvery == 0)
                counted(CountEvery);
        }

        Finish();
        counted(events % CountEvery);
        return cases;

        void Finish()
        {
            if (history.Count > 0)
                cases.Add(RebuiltCase.Of(stream, history, state, position, policies, seal));
        }
    }
}
