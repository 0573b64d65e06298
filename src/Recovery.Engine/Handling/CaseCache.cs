using System.Collections.Concurrent;
using Recovery.Domain;

namespace Recovery.Engine.Handling;

/// <summary>
/// Folded states of the cases last touched by this node, bounded. Never an authority: what is written is checked by version, and a refusal
/// is given only on a state known to be current.
/// </summary>
internal sealed class CaseCache(int capacity)
{
    // Two generations: when the young one is full it becomes the old one, and what nobody asked for since is dropped with the old.
    private readonly Lock turning = new();
    private ConcurrentDictionary<ComplaintId, KnownCase> young = new();
    private ConcurrentDictionary<ComplaintId, KnownCase> old = new();
    private int kept; // cases of the young generation, nearly: its own count would take every lock it has

    public KnownCase? Find(ComplaintId id)
    {
        if (young.TryGetValue(id, out var found))
            return found;
        if (!old.TryGetValue(id, out found))
            return null;
        Keep(id, found);
        return found;
    }

    public void Keep(ComplaintId id, KnownCase state)
    {
        if (!young.TryAdd(id, state))
            young.AddOrUpdate(id, state, (_, present) => present.Version > state.Version ? present : state);
        else if (Interlocked.Increment(ref kept) > capacity / 2)
            Turn();
    }

    public void Forget(ComplaintId id)
    {
        young.TryRemove(id, out _);
        old.TryRemove(id, out _);
    }

    public void ForgetAll()
    {
        lock (turning)
        {
            (young, old) = (new ConcurrentDictionary<ComplaintId, KnownCase>(), new ConcurrentDictionary<ComplaintId, KnownCase>());
            Volatile.Write(ref kept, 0);
        }
    }

    private void Turn()
    {
        lock (turning)
        {
            if (Volatile.Read(ref kept) <= capacity / 2)
                return;
            old = young;
            young = new ConcurrentDictionary<ComplaintId, KnownCase>();
            Volatile.Write(ref kept, 0);
        }
    }
}
