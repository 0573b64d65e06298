using Npgsql;
using NpgsqlTypes;
using Recovery.Domain;
using Recovery.Engine.Erasing;

namespace Recovery.Postgres.Erasing;

/// <summary>Erasures in the database: one statement begins one, one transaction finishes it.</summary>
/// <param name="forget">Lets go of what this node holds of a case or an arrival.</param>
internal sealed class PostgresErasures(NpgsqlDataSource database, Action<Guid> forget) : IErasures
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyCollection<ComplaintId>> CasesOf(Guid subject, ComplaintId? complaint, CancellationToken cancellation) =>
        [.. (await database.Query(
            Sql.Of("Erasing/cases_left"), [Database.Value(subject), Database.Maybe(complaint?.Value, NpgsqlDbType.Uuid)], row => row.GetFieldValue<Guid[]>(0), cancellation))
            .SelectMany(ids => ids).Select(id => new ComplaintId(id))];

    /// <inheritdoc/>
    public ValueTask<ErasedPerson?> Begin(Guid subject, ComplaintId? complaint, string by, string reason, string legalGround, CancellationToken cancellation) => database.Run(
        async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using (var turn = connection.Command(Sql.Of("Erasing/take_turn"), Database.Value(subject)))
                await turn.ExecuteNonQueryAsync(cancellation);
            await using var begin = connection.Command(
                Sql.Of("Erasing/begin"), Database.Value(subject), Database.Maybe(complaint?.Value, NpgsqlDbType.Uuid), Database.Text(by), Database.Text(reason), Database.Text(legalGround));
            await begin.ExecuteNonQueryAsync(cancellation);
            await using var last = connection.Command(Sql.Of("Erasing/last"), Database.Value(subject));
            var erasure = (await last.Rows(Of, cancellation)).SingleOrDefault();
            await transaction.CommitAsync(cancellation);
            return erasure;
        },
        cancellation);

    /// <inheritdoc/>
    public ValueTask<ErasedPerson> Finish(ErasedPerson erasure, CancellationToken cancellation) => database.Run(
        async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await Do("Following/append_lock"); // not row by row against an append of the same cases
            await using var destroy = connection.Command(Sql.Of("Erasing/destroy_keys"), Database.Value(erasure.Subject), Database.Value(erasure.AskedAt.UtcDateTime));
            Guid[] forgotten = [.. (await destroy.Rows(row => row.GetGuid(0), cancellation)).Union(erasure.Complaints.Select(id => id.Value))];
            foreach (var clean in (string[])["Following/worklist_erase", "Searching/erase", "Following/reach_erase", "Following/arrivals_erase", "Erasing/tell"])
                await Do(clean, Database.Value(forgotten));
            await using var done = connection.Command(Sql.Of("Erasing/done"), Database.Value(erasure.Subject), Database.Value(erasure.AskedAt.UtcDateTime));
            var finished = (await done.Rows(Of, cancellation)).Single();
            await transaction.CommitAsync(cancellation);
            foreach (var owner in forgotten)
                forget(owner);
            return finished;

            async ValueTask Do(string sql, params IReadOnlyList<NpgsqlParameter> parameters)
            {
                await using var command = connection.Command(Sql.Of(sql), parameters);
                await command.ExecuteNonQueryAsync(cancellation);
            }
        },
        cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ErasedPerson>> Unfinished(CancellationToken cancellation) =>
        await database.Query(Sql.Of("Erasing/unfinished"), [], Of, cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ErasedPerson>> Page(DateTimeOffset? before, int limit, CancellationToken cancellation) => await database.Query(
        Sql.Of("Erasing/page"), [Database.Maybe(before?.UtcDateTime, NpgsqlDbType.TimestampTz), Database.Value(limit)], Of, cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ErasedSubject>> Undone(IReadOnlyList<ErasedSubject> erased, CancellationToken cancellation) => erased.Count == 0 ? [] : await database.Query(
        Sql.Of("Erasing/undone"),
        [Database.Value(erased.Select(one => one.Subject).ToArray()), Database.Value(erased.Select(one => one.AskedAt.UtcDateTime).ToArray())],
        row => erased[checked((int)row.GetInt64(0)) - 1],
        cancellation);

    private static ErasedPerson Of(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.Instant(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        [.. row.GetFieldValue<Guid[]>(5).Select(id => new ComplaintId(id))],
        row.InstantOrNull(6));
}
