using System.Globalization;
using Recovery.Domain;
using Recovery.Engine.Auditing;
using Recovery.Web.Shared;

namespace Recovery.Web.Audit;

/// <summary>A case up to a version, event by event, beside the newest signed head.</summary>
/// <param name="Version">The version that is shown.</param>
/// <param name="Head">Null while nothing was signed.</param>
public sealed record CaseProof(string Reference, long Version, TrustedHead? Head, IReadOnlyList<EventProof> Events)
{
    /// <summary>The first event that does not fit; null where all do.</summary>
    public EventProof? Wrong => Events.FirstOrDefault(one => one.IsWrong);

    /// <summary>The first event that is newer than the last checkpoint; null where none is.</summary>
    public EventProof? Unsigned => Events.FirstOrDefault(one => one.Standing == EventStanding.Unsigned);

    /// <summary>How the case as a whole stands: what is wrong before what is not signed yet.</summary>
    public EventStanding Standing => Wrong?.Standing ?? Unsigned?.Standing ?? EventStanding.Proven;

    /// <summary>Something of it can be taken away as a bundle.</summary>
    public bool CanBeTaken => Head is not null && Events.Any(one => one.Found is not null);

    /// <summary>The case that a visit names, up to the version it asks for; null where there is none.</summary>
    internal static async ValueTask<CaseProof?> Of(Visit visit)
    {
        var (ports, aborted) = (visit.Ports, visit.Aborted);
        if (await visit.Exchange.Complaint() is not { } id || await ports.Cases.Now(id, aborted) is not { } now)
            return null;
        var asked = int.TryParse(visit.Asked("v"), CultureInfo.InvariantCulture, out var given) && given >= 1 && given <= now.Case.Version ? given : now.Case.Version;
        var head = await ports.Notarised.Latest(aborted) is { } latest ? TrustedHead.Of(latest, ports) : null;
        return new CaseProof(now.Case.State.Reference, asked, head, await Each(ports.Notarised, id, asked, head, aborted));
    }

    private static async ValueTask<IReadOnlyList<EventProof>> Each(INotarisedLog log, ComplaintId id, long upTo, TrustedHead? head, CancellationToken cancellation)
    {
        var events = new List<EventProof>();
        var next = 1L;
        foreach (var entry in await log.EntriesOf(id.Value, cancellation))
        {
            if (entry.Version > upTo)
                continue;
            for (; next < entry.Version; next++)
                events.Add(new EventProof(next, null, EventStanding.Gone));
            events.Add(await EventProof.Of(log, entry, head, cancellation));
            next = Math.Max(next, entry.Version + 1);
        }

        for (; next <= upTo; next++)
            events.Add(new EventProof(next, null, EventStanding.Gone));
        return events;
    }
}
