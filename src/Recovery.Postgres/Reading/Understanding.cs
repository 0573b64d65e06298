using Recovery.Audit.Sealing;
using Recovery.Engine.Auditing;
using Recovery.Engine.Sealing;
using Recovery.Engine.Storing;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Reading;

/// <summary>Rows of the log as events, their personal data opened with the keys that are there.</summary>
internal static class Understanding
{
    /// <summary>Those that are events of a complaint. The others are dropped only here, once their positions have counted: nobody waits for them.</summary>
    public static IEnumerable<StoredEvent> OfComplaints(this Stretch<StoredEvent> stretch) => stretch.Rows.Where(row => row.Name != AccessRecorded.StoredName);

    /// <summary>The seals of all cases whose rows hold anything sealed.</summary>
    public static ValueTask<IReadOnlyDictionary<Guid, ISeal>> SealsOf(this CaseKeys keys, IReadOnlyList<StoredEvent> rows, CancellationToken ct) =>
        keys.Of(rows.Where(row => row.IsSealed).Select(row => row.Stream), ct);

    /// <summary>All of them, in order.</summary>
    /// <exception cref="Engine.Serialization.UnreadableEventException">One is not known, or not of its shape.</exception>
    public static async ValueTask<IReadOnlyList<RecordedEvent>> Understood(this CaseKeys keys, IReadOnlyList<StoredEvent> rows, CancellationToken ct)
    {
        var seals = await keys.SealsOf(rows, ct);
        return [.. rows.Select(row => row.Understood(seals.Of(row)))];
    }

    /// <summary>The seal of a row's case.</summary>
    public static ISeal Of(this IReadOnlyDictionary<Guid, ISeal> seals, StoredEvent row) => seals.GetValueOrDefault(row.Stream) ?? NoKey.Destroyed;
}
