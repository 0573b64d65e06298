namespace Recovery.Engine.Working;

/// <summary>A question to the worklist that somebody asks again and again.</summary>
/// <param name="Query">Query string of the page, without the question mark.</param>
public sealed record SavedView(Guid Id, string Name, string Query);

/// <summary>Saved views, each its owner's.</summary>
public interface ISavedViews
{
    /// <summary>An owner's views, by name.</summary>
    ValueTask<IReadOnlyList<SavedView>> Of(string owner, CancellationToken cancellation);

    /// <summary>Keeps a view; one of the same name is replaced.</summary>
    ValueTask Save(string owner, SavedView view, CancellationToken cancellation);

    /// <summary>Drops a view of the owner's; false when there is none of that id.</summary>
    ValueTask<bool> Drop(string owner, Guid id, CancellationToken cancellation);
}
