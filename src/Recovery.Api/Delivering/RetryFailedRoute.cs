using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;

namespace Recovery.Api.Delivering;

/// <summary><c>POST deliveries/retry</c>.</summary>
internal static class RetryFailedRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<string> Kind = Body.Must("kind", Kinds.Name, "mail, webhook or notice.");
    private static readonly Member<string?> Target = Body.May("target", Kinds.Name, "Only those to one webhook, by its id.");

    public static readonly FormRoute Route = new()
    {
        Path = "deliveries/retry",
        Name = "retry-failed-deliveries",
        Summary = "Tries again all that were given up of a kind, in their old order.",
        Right = Right.Decide,
        Body = Body,
        Example = """{"kind":"webhook"}""",
        Answers = typeof(DeliveriesRetried),
        Handle = async (exchange, body) => new Found(new DeliveriesRetried(await exchange.Ports.Deliveries.RetryFailed(Kind.In(body), Target.In(body), exchange.Aborted).ConfigureAwait(false))),
    };
}
