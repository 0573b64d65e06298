using System.Text.Json;
using Recovery.Engine.Delivering;

namespace Recovery.Host.Running;

/// <summary>Delivers notices of the escalation ladder to the operator's log: whom to tell, of which case and deadline, and nothing personal.</summary>
public sealed partial class NoticeLog(ILogger<NoticeLog> log) : IDelivery
{
    /// <inheritdoc/>
    public string Kind => Notice.Kind;

    /// <inheritdoc/>
    public ValueTask<DeliveryResult> Deliver(ClaimedMessage message, CancellationToken cancellation)
    {
        var notice = JsonSerializer.Deserialize<Notice>(message.Payload, JsonSerializerOptions.Web)
            ?? throw new JsonException("a notice without content");
        Tell(notice.Reference, notice.Milestone, notice.DueAt, notice.Step, string.Join(", ", notice.Tell), notice.Assignee ?? "nobody");
        return ValueTask.FromResult<DeliveryResult>(new DeliveryResult.Delivered());
    }

    [LoggerMessage(10, LogLevel.Information, "{Reference}: {Milestone} due {DueAt:u} has reached {Step}; tell {Tell} (assigned to {Assignee})")]
    private partial void Tell(string reference, string milestone, DateTimeOffset dueAt, string step, string tell, string assignee);
}
