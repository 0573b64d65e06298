namespace Recovery.Integrations.Tests;

/// <summary>A target that is down is left in peace, by itself, and tried again; one that only refuses is not.</summary>
public sealed class EdgePipelinesTests : IAsyncDisposable
{
    private readonly ManualTime time = new(new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero));
    private readonly EdgePipelines pipelines;

    public EdgePipelinesTests() => pipelines = new EdgePipelines(time);

    public ValueTask DisposeAsync() => pipelines.DisposeAsync();

    [Fact]
    public async Task A_target_that_fails_and_fails_rests_ever_longer_and_no_other_with_it()
    {
        for (var n = 0; n < 4; n++)
            (await Call("one", "down")).Answer.ShouldBe("down");
        var rests = await Call("one", "up");
        (rests.Answer, rests.Why).ShouldBe((null, Unanswered.Resting));
        rests.Wait.ShouldBe(TimeSpan.FromSeconds(15));
        rests.Reason.ShouldBe("not tried: it failed too often just now, again in 15 s");
        (await Call("two", "up")).Answer.ShouldBe("up");

        time.Advance(TimeSpan.FromSeconds(15));
        (await Call("one", "down")).Answer.ShouldBe("down"); // the probe
        (await Call("one", "up")).Wait.ShouldBe(TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(30));
        (await Call("one", "up")).Answer.ShouldBe("up");
        (await Call("one", "up")).Answer.ShouldBe("up");
    }

    [Fact]
    public async Task One_that_refuses_is_not_down()
    {
        for (var n = 0; n < 20; n++)
            (await Call("one", "refused")).Answer.ShouldBe("refused");
    }

    [Fact]
    public async Task No_more_than_four_are_under_way_to_one_target_and_what_is_beyond_the_queue_is_put_off()
    {
        var (open, under, most) = (new TaskCompletionSource(), 0, 0);
        var calls = Enumerable.Range(0, 4 + 64).Select(_ => pipelines.Call(EdgePipelines.Webhook, "one", async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref under));
            await open.Task;
            Interlocked.Decrement(ref under);
            return "up";
        }, _ => false, CancellationToken.None).AsTask()).ToList();
        (await Call("one", "up")).Why.ShouldBe(Unanswered.Crowded);
        (await Call("two", "up")).Answer.ShouldBe("up");
        open.SetResult();
        foreach (var call in calls)
            (await call).Answer.ShouldBe("up");
        most.ShouldBe(4);
    }

    [Fact]
    public async Task Who_stops_us_is_no_failure_of_the_target()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        for (var n = 0; n < 10; n++)
            await Should.ThrowAsync<OperationCanceledException>(async () => await pipelines.Call(EdgePipelines.Webhook, "one", token => { token.ThrowIfCancellationRequested(); return ValueTask.FromResult("up"); }, _ => false, stopped.Token));
        (await Call("one", "up")).Answer.ShouldBe("up");
    }

    private ValueTask<Called<string>> Call(string target, string answer) =>
        pipelines.Call(EdgePipelines.Webhook, target, _ => ValueTask.FromResult(answer), said => said == "down", CancellationToken.None);
}
