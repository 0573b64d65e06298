using Recovery.Domain;
using Recovery.Engine.Arriving;

namespace Recovery.Integrations.Filing;

/// <summary>Decides what becomes of kept arrivals of one kind, and carries it out. Whatever it does, it does once: whoever comes again finds it done.</summary>
public interface IFiling
{
    /// <summary>The kind it files.</summary>
    ArrivalKind Kind { get; }

    /// <summary>Files an arrival by the rules, and settles it; one that is settled already is answered as it stands.</summary>
    /// <param name="by">Who brought it: the name of the key or of the provider, as an integration.</param>
    ValueTask<Filed> File(Arrival arrival, Actor by, CancellationToken cancellation);

    /// <summary>Files an arrival as a person says: to a case, or as a new one where none is named. For those that wait or are set aside.</summary>
    /// <param name="by">The person.</param>
    ValueTask<Filed> FileOn(Arrival arrival, ComplaintId? complaint, Actor by, CancellationToken cancellation);
}
