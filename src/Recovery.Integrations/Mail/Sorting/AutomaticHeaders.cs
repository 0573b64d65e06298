namespace Recovery.Integrations.Mail.Sorting;

/// <summary>Headers for every message that we send without a person: whoever sorts mail as we do never answers it (RFC 3834, 3.1.7).</summary>
public static class AutomaticHeaders
{
    internal const string LoopMark = "X-Loop";

    /// <summary>In the order to write them.</summary>
    /// <param name="answers">True when it answers a message, false when a deadline or an agent's setting made us write.</param>
    public static IReadOnlyList<Header> For(OwnAddresses own, bool answers) =>
    [
        new("Auto-Submitted", answers ? "auto-replied" : "auto-generated"),
        new("X-Auto-Response-Suppress", "All"),
        .. own.All.Take(1).Select(address => new Header(LoopMark, address)),
    ];
}
