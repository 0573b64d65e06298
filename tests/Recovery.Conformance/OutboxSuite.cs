using Recovery.Engine.Delivering;

namespace Recovery.Conformance;

/// <summary>The outbox: what an event makes leave waits until it has left, leased and fenced, in working hours (FAULTS T2, T15).</summary>
public abstract class OutboxSuite : Suite
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_warning_leaves_a_notice_that_is_delivered_once()
    {
        var node = await NewNode();
        await Received(node);
        Clock.Now = Tuesday.AddMinutes(31); // half of the working hour to acknowledge
        await RunTimers(node);

        var message = (await node.Outbox.Claim([Notice.Kind], 10, Lease, Clock.Now, CancellationToken.None)).ShouldHaveSingleItem();
        message.Payload.ShouldContain("acknowledge");
        (await node.Outbox.Claim([Notice.Kind], 10, Lease, Clock.Now, CancellationToken.None)).ShouldBeEmpty();
        (await node.Outbox.Done(message, null, CancellationToken.None)).ShouldBeTrue();
        (await node.Outbox.Claim([Notice.Kind], 10, Lease, Clock.Now, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failed_message_is_tried_again_when_said_and_a_lost_lease_settles_nothing()
    {
        var node = await NewNode();
        await Received(node);
        Clock.Now = Tuesday.AddMinutes(31);
        await RunTimers(node);

        var first = (await node.Outbox.Claim([Notice.Kind], 10, TimeSpan.Zero, Clock.Now, CancellationToken.None)).ShouldHaveSingleItem();
        var second = (await node.Outbox.Claim([Notice.Kind], 10, Lease, Clock.Now, CancellationToken.None)).ShouldHaveSingleItem();
        (await node.Outbox.Done(first, null, CancellationToken.None)).ShouldBeFalse();
        (await node.Outbox.Failed(second, "no answer", Clock.Now, counts: true, CancellationToken.None)).ShouldBeTrue();
        var third = (await node.Outbox.Claim([Notice.Kind], 10, Lease, Clock.Now, CancellationToken.None)).ShouldHaveSingleItem();
        third.Attempt.ShouldBe(3);
        (await node.Outbox.Failed(third, "never", null, counts: true, CancellationToken.None)).ShouldBeTrue();
        (await node.Outbox.Claim([Notice.Kind], 10, Lease, Clock.Now, CancellationToken.None)).ShouldBeEmpty();
    }
}
