using System.Data.Common;
using JasperFx.Events;
using NpgsqlTypes;
using Weasel.Core;
using Weasel.Storage;
using ICommandBuilder = Weasel.Postgresql.ICommandBuilder;
using IStorageOperation = Marten.Internal.Operations.IStorageOperation;

namespace Recovery.CritterStack.Storing;

/// <summary>A statement of ours within Marten's unit of work, in the same round trip and transaction as its own.</summary>
/// <param name="sql">Its text; every <c>?</c> is a parameter.</param>
/// <param name="before">Marten sends what it counts as events first, in the order queued: such a statement comes before the append, else after.</param>
internal abstract class CaseOperation(string sql, bool before) : IStorageOperation
{
    public Type DocumentType => before ? typeof(IEvent) : typeof(CaseOperation);

    public OperationRole Role() => OperationRole.Other;

    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        var parameters = builder.AppendWithParameters(sql);
        var n = 0;
        foreach (var (value, type) in Values())
        {
            parameters[n].NpgsqlDbType = type;
            parameters[n++].Value = value ?? DBNull.Value;
        }
    }

    public virtual Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

    /// <summary>The values of its parameters, in order.</summary>
    protected virtual IEnumerable<(object? Value, NpgsqlDbType Type)> Values() => [];
}
