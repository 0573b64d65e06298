using Npgsql;
using NpgsqlTypes;
using Recovery.Domain;
using Recovery.Postgres.Worklist;

namespace Recovery.Postgres.Rebuilding;

/// <summary>The tables built beside the live ones, filled by COPY.</summary>
internal static class RebuiltTables
{
    /// <summary>Copies cases into both tables; none of them may be there.</summary>
    public static async ValueTask Write(NpgsqlConnection connection, IReadOnlyList<RebuiltCase> cases, CancellationToken ct)
    {
        if (cases.Count == 0)
            return;
        await using (var rows = await connection.BeginBinaryImportAsync(Sql.Of("Rebuilding/copy_worklist"), ct))
        {
            foreach (var one in cases)
                WriteRow(rows, one);
            await rows.CompleteAsync(ct);
        }

        await using var deadlines = await connection.BeginBinaryImportAsync(Sql.Of("Rebuilding/copy_deadlines"), ct);
        foreach (var one in cases)
        {
            if (one.FiresAt is not { } firesAt)
                continue;
            WriteDeadline(deadlines, one.Row.Complaint.Value, firesAt);
        }

        await deadlines.CompleteAsync(ct);
    }

    /// <summary>In the order of copy_worklist. Not asynchronous: thirty awaits a row cost more than the folding.</summary>
    private static void WriteRow(NpgsqlBinaryImporter rows, RebuiltCase one)
    {
        var (row, state) = (one.Row, one.Row.State);
        rows.StartRow();
        rows.Write(row.Complaint.Value, NpgsqlDbType.Uuid);
        Text(state.Reference);
        Number(row.Version);
        rows.Write(one.Position, NpgsqlDbType.Bigint);
        Instant(state.ReceivedAt);
        Instant(row.Next?.DueAt);
        Instant(row.Final?.DueAt);
        Instant(state.ResolvedAt);
        Instant(state.EndedAt);
        Number(state.PriorContacts);
        Number(state.BrokenPromises.Count);
        rows.Write(state.Ended, NpgsqlDbType.Boolean);
        Text(Words.Of(state.Stage));
        Text(Words.Of(state.Channel));
        Text(state.Language);
        Text(Words.Of(state.Severity));
        Text(Words.Of(state.Procedure));
        Text(state.Assignee);
        Text(state.Team);
        Text(row.Next?.Milestone);
        Text(state.Complainant.Size);
        Text(row.RootCause?.Need);
        Text(row.RootCause?.Touchpoint);
        Text(state.Pack.ToString());
        Text(state.Calendar.ToString());
        Text(one.Shown.Complainant);
        Text(one.Shown.Excerpt);
        rows.Write(ClocksJson.Write(row.Clocks), NpgsqlDbType.Json);
        Number(state.OverridesOpen);

        void Number(int value) => rows.Write(value, NpgsqlDbType.Integer);

        void Text(string? value)
        {
            if (value is null)
                rows.WriteNull();
            else
                rows.Write(value, NpgsqlDbType.Text);
        }

        void Instant(DateTimeOffset? value)
        {
            if (value is { } at)
                rows.Write(at, NpgsqlDbType.TimestampTz);
            else
                rows.WriteNull();
        }
    }

    private static void WriteDeadline(NpgsqlBinaryImporter deadlines, Guid complaint, DateTimeOffset firesAt)
    {
        deadlines.StartRow();
        deadlines.Write(complaint, NpgsqlDbType.Uuid);
        deadlines.Write(firesAt, NpgsqlDbType.TimestampTz);
    }
}
