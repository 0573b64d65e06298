namespace Recovery.Integrations.Phone.Asterisk;

/// <summary>Work that has so much time, by the clock that is passed in. Running out of it is a <see cref="TimeoutException"/>; being told to stop is not.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource expired;
    private readonly CancellationTokenSource either;
    private readonly CancellationToken stop;

    public Deadline(TimeSpan within, TimeProvider time, CancellationToken stop)
    {
        this.stop = stop;
        expired = new CancellationTokenSource(within, time);
        either = CancellationTokenSource.CreateLinkedTokenSource(expired.Token, stop);
    }

    public async ValueTask On(Func<CancellationToken, ValueTask> work) => await On(async token =>
    {
        await work(token).ConfigureAwait(false);
        return true;
    }).ConfigureAwait(false);

    public async ValueTask<T> On<T>(Func<CancellationToken, ValueTask<T>> work)
    {
        try
        {
            return await work(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException over) when (expired.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new TimeoutException("it does not answer", over);
        }
    }

    public void Dispose()
    {
        either.Dispose();
        expired.Dispose();
    }
}
