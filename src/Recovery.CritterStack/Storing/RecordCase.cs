using System.Data.Common;
using NpgsqlTypes;
using Recovery.Domain;
using Recovery.Engine.Sealing;
using Recovery.Engine.Storing;
using Recovery.Postgres;
using Recovery.Postgres.Worklist;

namespace Recovery.CritterStack.Storing;

/// <summary>Worklist row, deadline row and outbox of a unit, by <c>recovery.record_case</c>.</summary>
internal sealed class RecordCase(AppendUnit unit, ISeal seal) : CaseOperation(Sql.Of("Appending/record_case"), before: false)
{
    private const NpgsqlDbType Texts = NpgsqlDbType.Array | NpgsqlDbType.Text;

    /// <summary>Position of the unit's last event, once it is written.</summary>
    public long Position { get; private set; }

    /// <summary>The database's time when it was written.</summary>
    public DateTimeOffset DatabaseTime { get; private set; }

    public override async Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token)
    {
        await reader.ReadAsync(token);
        Position = reader.GetInt64(0);
        DatabaseTime = reader.GetFieldValue<DateTimeOffset>(1);
    }

    protected override IEnumerable<(object? Value, NpgsqlDbType Type)> Values() => [.. Row(), .. Receipt(), .. Leaving()];

    private IEnumerable<(object? Value, NpgsqlDbType Type)> Row()
    {
        var (row, state) = (unit.Row, unit.Row.State);
        return
        [
            (unit.Complaint.Value, NpgsqlDbType.Uuid),
            (unit.ExpectedVersion == 0, NpgsqlDbType.Boolean),
            (unit.ExpectedVersion + unit.Events.Count, NpgsqlDbType.Integer),
            Instant(unit.FiresAt),
            Text(Words.Of(state.Stage)),
            Text(Words.Of(state.Severity)),
            Text(Words.Of(state.Procedure)),
            Text(state.Assignee),
            Text(state.Team),
            Instant(row.Next?.DueAt),
            Text(row.Next?.Milestone),
            Instant(row.Final?.DueAt),
            Instant(state.ResolvedAt),
            Instant(state.EndedAt),
            (state.Ended, NpgsqlDbType.Boolean),
            (state.PriorContacts, NpgsqlDbType.Integer),
            (state.BrokenPromises.Count, NpgsqlDbType.Integer),
            (state.OverridesOpen, NpgsqlDbType.Integer),
            Text(row.RootCause?.Need),
            Text(row.RootCause?.Touchpoint),
            Text(state.Pack.ToString()),
            Text(state.Calendar.ToString()),
            (ClocksJson.Write(row.Clocks), NpgsqlDbType.Json),
        ];
    }

    /// <summary>Facts of receipt never change afterwards: only a case that begins has them.</summary>
    private IEnumerable<(object? Value, NpgsqlDbType Type)> Receipt()
    {
        var state = unit.ExpectedVersion == 0 ? unit.Row.State : null;
        var shown = state is null ? default : RowColumns.Of(unit.Row, seal);
        return
        [
            Text(state?.Reference),
            Instant(state?.ReceivedAt),
            Text(state is null ? null : Words.Of(state.Channel)),
            Text(state?.Language),
            Text(state?.Complainant.Size),
            Text(shown.Complainant),
            Text(shown.Excerpt),
        ];
    }

    private IEnumerable<(object? Value, NpgsqlDbType Type)> Leaving() =>
    [
        (unit.Keys.Select(key => key.Scope).ToArray(), Texts),
        (unit.Keys.Select(key => key.Key).ToArray(), Texts),
        (unit.Outbox.Select(message => message.Kind).ToArray(), Texts),
        (unit.Outbox.Select(message => message.Payload).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Jsonb),
        (unit.Outbox.Select(message => message.NotBefore.UtcDateTime).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.TimestampTz),
    ];

    private static (object? Value, NpgsqlDbType Type) Text(string? value) => (value, NpgsqlDbType.Text);

    private static (object? Value, NpgsqlDbType Type) Instant(DateTimeOffset? at) => (at?.UtcDateTime, NpgsqlDbType.TimestampTz);
}
