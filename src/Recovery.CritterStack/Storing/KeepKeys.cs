using NpgsqlTypes;
using Recovery.Engine.Storing;
using Recovery.Postgres;
using Weasel.Storage;

namespace Recovery.CritterStack.Storing;

/// <summary>The idempotency records of a unit.</summary>
internal sealed class KeepKeys(AppendUnit unit) : CaseOperation(Sql.Of("Appending/keep_keys"), before: true), NoDataReturnedCall
{
    /// <summary>The constraint that a known key violates.</summary>
    public const string Constraint = "idempotency_pkey";

    protected override IEnumerable<(object? Value, NpgsqlDbType Type)> Values() =>
    [
        (unit.Complaint.Value, NpgsqlDbType.Uuid),
        ((long)(unit.ExpectedVersion + unit.Events.Count), NpgsqlDbType.Bigint),
        (unit.Keys.Select(key => key.Scope).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text),
        (unit.Keys.Select(key => key.Key).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text),
        (unit.Keys.Select(key => key.PayloadHash.ToArray()).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bytea),
    ];
}
