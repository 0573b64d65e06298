using Recovery.Domain;
using Recovery.Engine.Delivering;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace Recovery.CritterStack.Delivering;

/// <summary>A durable message: deliver this row of the outbox, claimed by the relay that sent it.</summary>
public sealed record Leaving(long Id, Guid Complaint, long Position, string Kind, string? Target, string Payload, int Attempt, long Token, string? Correlation)
{
    /// <summary>The message for a claimed row.</summary>
    public static Leaving Of(ClaimedMessage claimed) =>
        new(claimed.Id, claimed.Complaint.Value, claimed.Position, claimed.Kind, claimed.Target, claimed.Payload, claimed.Attempt, claimed.Token, claimed.Correlation);

    /// <summary>The claimed row of the message.</summary>
    public ClaimedMessage Claimed => new(Id, new ComplaintId(Complaint), Position, Kind, Target, Payload, Attempt, Token) { Correlation = Correlation };
}

/// <summary>Delivers, on whatever node of the fleet took the message.</summary>
public static class LeavingHandler
{
    /// <summary>A delivery that fails is settled in the outbox; where the outbox cannot be reached, the claim lapses and the row is handed over again.</summary>
    public static void Configure(HandlerChain chain) =>
        chain.OnAnyException().RetryWithCooldown(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1)).Then.Discard();

    /// <inheritdoc cref="Leaving"/>
    public static Task Handle(Leaving leaving, HandOver relay, CancellationToken cancellation) => relay.Deliver(leaving.Claimed, cancellation).AsTask();
}
