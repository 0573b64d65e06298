using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;
using Recovery.Audit.Verifying;
using Recovery.Audit.Verifying.Running;
using Recovery.Domain;

namespace Recovery.Postgres.Verifying;

/// <summary>Runs in a table.</summary>
public sealed class VerificationRuns(NpgsqlDataSource database) : IVerificationRuns
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true, // they follow from the findings
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <inheritdoc/>
    public async ValueTask Begin(VerificationRun run, CancellationToken cancellation) => await database.Execute(
        Sql.Of("Verifying/begin"), [Database.Value(run.Id), Database.Value(run.StartedAt), Database.Text(run.By), Database.Value(run.IsFull)], cancellation);

    /// <inheritdoc/>
    public async ValueTask<bool> GoesOn(Guid id, long events, long read, DateTimeOffset now, CancellationToken cancellation) => await database.Query(
        Sql.Of("Verifying/goes_on"), [Database.Value(id), Database.Value(events), Database.Value(read), Database.Value(now)], row => row.GetBoolean(0), cancellation) is not [false];

    /// <inheritdoc/>
    public async ValueTask End(VerificationRun run, CancellationToken cancellation) => await database.Execute(
        Sql.Of("Verifying/end"),
        [
            Database.Value(run.Id),
            Database.Value(Words.Of(run.State)),
            Database.Value(run.Events),
            Database.Value(run.Read),
            Database.Value(run.SeenAt),
            Database.Text(run.Verdict is { } verdict ? JsonSerializer.Serialize(verdict, Form) : null),
            Database.Text(run.Trouble),
        ],
        cancellation);

    /// <inheritdoc/>
    public async ValueTask<bool> Stop(Guid id, CancellationToken cancellation) => await database.Execute(Sql.Of("Verifying/stop"), [Database.Value(id)], cancellation) == 1;

    /// <inheritdoc/>
    public async ValueTask<VerificationRun?> Find(Guid id, CancellationToken cancellation) => await Read(id, 1, cancellation) is [var run] ? run : null;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<VerificationRun>> Last(int limit, CancellationToken cancellation) => await Read(null, limit, cancellation);

    private async ValueTask<List<VerificationRun>> Read(Guid? id, int limit, CancellationToken cancellation) => await database.Query(
        Sql.Of("Verifying/last"), [Database.Maybe(id, NpgsqlDbType.Uuid), Database.Value(limit)], Of, cancellation);

    private static VerificationRun Of(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.Instant(1),
        row.GetString(2),
        row.GetBoolean(3),
        Words.TryRead<RunState>(row.GetString(4), out var state) ? state : RunState.Failed,
        row.GetInt64(5),
        row.GetInt64(6),
        row.Instant(7),
        row.InstantOrNull(8),
        row.TextOrNull(9) is { } verdict ? JsonSerializer.Deserialize<Verdict>(verdict, Form) : null,
        row.TextOrNull(10));
}
