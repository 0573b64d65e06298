using Recovery.Domain;

namespace Recovery.Engine.Working;

/// <summary>Who looks at which case now, so that two do not begin the same work. Worth nothing after a crash.</summary>
public interface IPresence
{
    /// <summary>How long somebody counts as looking after they were last seen.</summary>
    static readonly TimeSpan Lasts = TimeSpan.FromSeconds(45);

    /// <summary>Somebody looks at a case; to be said again within <see cref="Lasts"/>. A courtesy: where it cannot be written down, nobody is told.</summary>
    ValueTask Looks(ComplaintId complaint, string person, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Somebody no longer does.</summary>
    ValueTask Leaves(ComplaintId complaint, string person, CancellationToken cancellation);

    /// <summary>Who looks at each of these cases, by name; cases nobody looks at are absent.</summary>
    ValueTask<ILookup<ComplaintId, string>> At(IReadOnlyCollection<ComplaintId> complaints, DateTimeOffset now, CancellationToken cancellation);
}
