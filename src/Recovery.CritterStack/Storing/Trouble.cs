using JasperFx;
using Marten.Exceptions;
using Npgsql;
using Recovery.Postgres;
using Recovery.Postgres.Vault;

namespace Recovery.CritterStack.Storing;

/// <summary>What an exception that Marten threw while saving a case means for it.</summary>
internal static class Trouble
{
    /// <summary>The stream is not at the version the decision was made on: decide again.</summary>
    public static bool IsConflict(Exception trouble) => Chain(trouble).Any(e => e is ConcurrencyException or ExistingStreamIdCollisionException
        or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "pk_mt_events_stream_and_version" or "pkey_mt_streams_id" });

    /// <summary>A key of the request is known.</summary>
    public static bool IsKnownKey(Exception trouble) => Chain(trouble).Any(e =>
        e is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: KeepKeys.Constraint });

    /// <summary>The case has a key of its own already, made by a try whose answer was lost or by another node.</summary>
    public static bool IsTaken(Exception trouble) => Chain(trouble).Any(CaseKeys.IsTaken);

    /// <summary>It passes by itself: the connection, a deadlock, a server that starts or stops.</summary>
    public static bool Passes(Exception trouble) => Chain(trouble).Any(Database.Passes);

    /// <summary>
    /// Whether it may have been written all the same: the server's own refusal is a rollback, while a broken connection says nothing.
    /// </summary>
    public static bool InDoubt(Exception trouble) => !Chain(trouble).Any(e => e is PostgresException { SqlState: not ("57P01" or "57P02" or "57P03") });

    private static IEnumerable<Exception> Chain(Exception? trouble)
    {
        for (; trouble is not null; trouble = trouble.InnerException)
            yield return trouble;
    }
}
