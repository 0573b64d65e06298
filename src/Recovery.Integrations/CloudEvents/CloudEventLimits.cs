namespace Recovery.Integrations.CloudEvents;

/// <summary>How much of a stranger's request is looked at.</summary>
/// <param name="MaxBytes">Bytes of a body, a batch as a whole.</param>
/// <param name="MaxEvents">Events of a batch.</param>
/// <param name="MaxAttributes">Attributes of an event, extensions included.</param>
/// <param name="MaxAttributeLength">Characters of an attribute's value.</param>
public sealed record CloudEventLimits(int MaxBytes = 4 * 1024 * 1024, int MaxEvents = 1000, int MaxAttributes = 64, int MaxAttributeLength = 2048)
{
    /// <summary>The limits that hold where nobody says otherwise.</summary>
    public static readonly CloudEventLimits Default = new();
}
