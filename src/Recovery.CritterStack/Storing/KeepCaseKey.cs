using NpgsqlTypes;
using Recovery.Postgres;
using Recovery.Postgres.Vault;
using Weasel.Storage;

namespace Recovery.CritterStack.Storing;

/// <summary>The key of a case's personal data.</summary>
internal sealed class KeepCaseKey(NewKey key) : CaseOperation(Sql.Of("Vault/keep"), before: true), NoDataReturnedCall
{
    protected override IEnumerable<(object? Value, NpgsqlDbType Type)> Values() =>
    [
        (key.Owner, NpgsqlDbType.Uuid),
        (key.Subject, NpgsqlDbType.Uuid),
        (key.Master, NpgsqlDbType.Text),
        (key.Wrapped, NpgsqlDbType.Bytea),
    ];
}
