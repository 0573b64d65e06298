using Npgsql;
using NpgsqlTypes;
using Recovery.Domain;
using Recovery.Engine.Serialization;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Appending;

/// <summary>Units as the parallel arrays of <c>recovery.append_batch</c>, in the order of its arguments.</summary>
internal static class Batch
{
    /// <summary>Fills the parameters of a command; indexes are from 1.</summary>
    public static void Fill(NpgsqlParameterCollection parameters, IReadOnlyList<Waiting> units)
    {
        parameters.Clear();
        Units(parameters, units);
        Events(parameters, units);
        Keys(parameters, units);
        Outbox(parameters, units);
        Rows(parameters, units);
        NewCases(parameters, units);
        NewKeys(parameters, units);
    }

    private static void Units(NpgsqlParameterCollection to, IReadOnlyList<Waiting> units)
    {
        var first = new int[units.Count];
        for (var (u, next) = (0, 1); u < units.Count; next += units[u].Unit.Events.Count, u++)
            first[u] = next;

        Add(to, NpgsqlDbType.Uuid, units, u => u.Unit.Complaint.Value);
        Add(to, NpgsqlDbType.Bigint, units, u => (long)u.Unit.ExpectedVersion);
        Add(to, NpgsqlDbType.Integer, first, f => f);
        Add(to, NpgsqlDbType.Integer, units, u => u.Unit.Events.Count);
        Add(to, NpgsqlDbType.TimestampTz, units, u => Utc(u.Unit.FiresAt));
    }

    private static void Events(NpgsqlParameterCollection to, IReadOnlyList<Waiting> units)
    {
        var events = Flat(units, u => u.Events, (n, e) => (Unit: n, e.Id, e.Name, e.Data, e.Headers, e.New));
        Add(to, NpgsqlDbType.Integer, events, e => e.Unit);
        Add(to, NpgsqlDbType.Uuid, events, e => e.Id);
        Add(to, NpgsqlDbType.Text, events, e => e.Name);
        Add(to, NpgsqlDbType.Jsonb, events, e => e.Data);
        Add(to, NpgsqlDbType.TimestampTz, events, e => e.New.At.UtcDateTime);
        Add(to, NpgsqlDbType.Jsonb, events, e => e.Headers);
        Add(to, NpgsqlDbType.Text, events, e => e.New.Envelope.CorrelationId);
        Add(to, NpgsqlDbType.Text, events, e => e.New.Envelope.CausationId);
        Add(to, NpgsqlDbType.Text, events, e => e.New.Envelope.Actor.Name);
    }

    private static void Keys(NpgsqlParameterCollection to, IReadOnlyList<Waiting> units)
    {
        var keys = Flat(units, u => u.Unit.Keys, (n, key) => (Unit: n, Key: key));
        Add(to, NpgsqlDbType.Integer, keys, k => k.Unit);
        Add(to, NpgsqlDbType.Text, keys, k => k.Key.Scope);
        Add(to, NpgsqlDbType.Text, keys, k => k.Key.Key);
        Add(to, NpgsqlDbType.Bytea, keys, k => k.Key.PayloadHash.ToArray());
    }

    private static void Outbox(NpgsqlParameterCollection to, IReadOnlyList<Waiting> units)
    {
        var lastEvent = 0;
        var messages = units.SelectMany((u, n) =>
        {
            lastEvent += u.Unit.Events.Count;
            var because = lastEvent;
            return u.Unit.Outbox.Select(message => (Unit: n + 1, Event: because, Message: message)).ToList();
        }).ToArray();
        Add(to, NpgsqlDbType.Integer, messages, m => m.Unit);
        Add(to, NpgsqlDbType.Integer, messages, m => m.Event);
        Add(to, NpgsqlDbType.Text, messages, m => m.Message.Kind);
        Add(to, NpgsqlDbType.Jsonb, messages, m => m.Message.Payload);
        Add(to, NpgsqlDbType.TimestampTz, messages, m => m.Message.NotBefore.UtcDateTime);
    }

    private static void Rows(NpgsqlParameterCollection to, IReadOnlyList<Waiting> units)
    {
        Add(to, NpgsqlDbType.Text, units, u => Words.Of(u.Unit.Row.State.Stage));
        Add(to, NpgsqlDbType.Text, units, u => Words.Of(u.Unit.Row.State.Severity));
        Add(to, NpgsqlDbType.Text, units, u => Words.Of(u.Unit.Row.State.Procedure));
        Add(to, NpgsqlDbType.Text, units, u => u.Unit.Row.State.Assignee);
        Add(to, NpgsqlDbType.Text, units, u => u.Unit.Row.State.Team);
        Add(to, NpgsqlDbType.TimestampTz, units, u => Utc(u.Unit.Row.Next?.DueAt));
        Add(to, NpgsqlDbType.Text, units, u => u.Unit.Row.Next?.Milestone);
        Add(to, NpgsqlDbType.TimestampTz, units, u => Utc(u.Unit.Row.Final?.DueAt));
        Add(to, NpgsqlDbType.TimestampTz, units, u => Utc(u.Unit.Row.State.ResolvedAt));
        Add(to, NpgsqlDbType.TimestampTz, units, u => Utc(u.Unit.Row.State.EndedAt));
        Add(to, NpgsqlDbType.Boolean, units, u => u.Unit.Row.State.Ended);
        Add(to, NpgsqlDbType.Integer, units, u => u.Unit.Row.State.PriorContacts);
        Add(to, NpgsqlDbType.Integer, units, u => u.Unit.Row.State.BrokenPromises.Count);
        Add(to, NpgsqlDbType.Integer, units, u => u.Unit.Row.State.OverridesOpen);
        Add(to, NpgsqlDbType.Text, units, u => u.Unit.Row.RootCause?.Need);
        Add(to, NpgsqlDbType.Text, units, u => u.Unit.Row.RootCause?.Touchpoint);
        Add(to, NpgsqlDbType.Text, units, u => u.Unit.Row.State.Pack.ToString());
        Add(to, NpgsqlDbType.Text, units, u => u.Unit.Row.State.Calendar.ToString());
        Add(to, NpgsqlDbType.Json, units, u => u.Clocks);
    }

    private static void NewCases(NpgsqlParameterCollection to, IReadOnlyList<Waiting> units)
    {
        var opened = Flat(units, u => u.Unit.ExpectedVersion == 0 ? [u] : Array.Empty<Waiting>(), (n, waiting) => (Unit: n, waiting.Unit.Row, waiting.Shown));
        Add(to, NpgsqlDbType.Integer, opened, o => o.Unit);
        Add(to, NpgsqlDbType.Text, opened, o => o.Row.State.Reference);
        Add(to, NpgsqlDbType.TimestampTz, opened, o => o.Row.State.ReceivedAt.UtcDateTime);
        Add(to, NpgsqlDbType.Text, opened, o => Words.Of(o.Row.State.Channel));
        Add(to, NpgsqlDbType.Text, opened, o => o.Row.State.Language);
        Add(to, NpgsqlDbType.Text, opened, o => o.Row.State.Complainant.Size);
        Add(to, NpgsqlDbType.Text, opened, o => o.Shown.Complainant);
        Add(to, NpgsqlDbType.Text, opened, o => o.Shown.Excerpt);
    }

    private static void NewKeys(NpgsqlParameterCollection to, IReadOnlyList<Waiting> units)
    {
        var made = Flat(units, u => u.Closing.Made is { } key ? [key] : Array.Empty<NewKey>(), (_, key) => key);
        Add(to, NpgsqlDbType.Uuid, made, key => key.Owner);
        Add(to, NpgsqlDbType.Uuid, made, key => key.Subject);
        Add(to, NpgsqlDbType.Text, made, key => key.Master);
        Add(to, NpgsqlDbType.Bytea, made, key => key.Wrapped);
    }

    /// <summary>What units have several of, side by side, each with the number of its unit.</summary>
    private static List<TTo> Flat<TFrom, TTo>(IReadOnlyList<Waiting> units, Func<Waiting, IReadOnlyList<TFrom>> of, Func<int, TFrom, TTo> element)
    {
        var flat = new List<TTo>(units.Count);
        for (var n = 0; n < units.Count; n++)
        {
            var some = of(units[n]);
            for (var i = 0; i < some.Count; i++)
                flat.Add(element(n + 1, some[i]));
        }

        return flat;
    }

    private static void Add<TFrom, TTo>(NpgsqlParameterCollection to, NpgsqlDbType type, IReadOnlyList<TFrom> from, Func<TFrom, TTo> column)
    {
        var values = new TTo[from.Count];
        for (var n = 0; n < values.Length; n++)
            values[n] = column(from[n]);
        to.Add(new NpgsqlParameter<TTo[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    private static DateTime? Utc(DateTimeOffset? at) => at?.UtcDateTime;
}
