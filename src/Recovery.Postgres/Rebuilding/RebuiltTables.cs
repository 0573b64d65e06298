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
                await WriteRow(rows, one, ct);
            await rows.CompleteAsync(ct);
        }

        await using var deadlines = await connection.BeginBinaryImportAsync(Sql.Of("Rebuilding/copy_deadlines"), ct);
        foreach (var one in cases)
        {
            if (one.FiresAt is not { } firesAt)
                continue;
            await deadlines.StartRowAsync(ct);
            await deadlines.WriteAsync(one.Row.Complaint.Value, NpgsqlDbType.Uuid, ct);
            await deadlines.WriteAsync(firesAt, NpgsqlDbType.TimestampTz, ct);
        }

        await deadlines.CompleteAsync(ct);
    }

    /// <summary>In the order of copy_worklist.</summary>
    private static async ValueTask WriteRow(NpgsqlBinaryImporter rows, RebuiltCase one, CancellationToken ct)
    {
        var (row, state) = (one.Row, one.Row.State);
        await rows.StartRowAsync(ct);
        await rows.WriteAsync(row.Complaint.Value, NpgsqlDbType.Uuid, ct);
        await Text(state.Reference);
        await Number(row.Version);
        await rows.WriteAsync(one.Position, NpgsqlDbType.Bigint, ct);
        await Instant(state.ReceivedAt);
        await Instant(row.Next?.DueAt);
        await Instant(row.Final?.DueAt);
        await Instant(state.ResolvedAt);
        await Instant(state.EndedAt);
        await Number(state.PriorContacts);
        await Number(state.BrokenPromises.Count);
        await rows.WriteAsync(state.Ended, NpgsqlDbType.Boolean, ct);
        await Text(Words.Of(state.Stage));
        await Text(Words.Of(state.Channel));
        await Text(state.Language);
        await Text(Words.Of(state.Severity));
        await Text(Words.Of(state.Procedure));
        await Text(state.Assignee);
        await Text(state.Team);
        await Text(row.Next?.Milestone);
        await Text(state.Complainant.Size);
        await Text(row.RootCause?.Need);
        await Text(row.RootCause?.Touchpoint);
        await Text(state.Pack.ToString());
        await Text(state.Calendar.ToString());
        await Text(RowColumns.Complainant(row));
        await Text(RowColumns.Excerpt(row));
        await rows.WriteAsync(ClocksJson.Write(row.Clocks), NpgsqlDbType.Json, ct);

        Task Number(int value) => rows.WriteAsync(value, NpgsqlDbType.Integer, ct);
        Task Text(string? value) => value is null ? rows.WriteNullAsync(ct) : rows.WriteAsync(value, NpgsqlDbType.Text, ct);
        Task Instant(DateTimeOffset? value) => value is { } at ? rows.WriteAsync(at, NpgsqlDbType.TimestampTz, ct) : rows.WriteNullAsync(ct);
    }
}
