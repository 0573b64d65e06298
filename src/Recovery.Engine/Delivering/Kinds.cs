namespace Recovery.Engine.Delivering;

/// <summary>Kinds of messages that leave because the log has grown; beside <see cref="Notice"/>.</summary>
public static class Kinds
{
    /// <summary>A message of mail to the complainant about one event. Its payload is empty: what it says is composed of the case when it leaves.</summary>
    public const string Mail = "mail";

    /// <summary>One event to one subscriber. Its payload is empty, its target the subscription.</summary>
    public const string Webhook = "webhook";
}
