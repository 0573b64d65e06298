using System.Collections;

namespace Recovery.Bench;

/// <summary>Things that are let go of together, the last first.</summary>
internal sealed class Several<T> : IEnumerable<T>, IAsyncDisposable
    where T : IAsyncDisposable
{
    private readonly List<T> all = [];

    /// <summary>One more.</summary>
    public void Add(T one) => all.Add(one);

    public IEnumerator<T> GetEnumerator() => all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public async ValueTask DisposeAsync()
    {
        foreach (var one in Enumerable.Reverse(all))
            await one.DisposeAsync();
    }
}
