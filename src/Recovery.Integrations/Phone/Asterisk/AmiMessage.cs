namespace Recovery.Integrations.Phone.Asterisk;

/// <summary>One block of the manager interface of Asterisk: an event, a response, or an action.</summary>
/// <param name="Members">Names and values in the order sent; a name may come more than once.</param>
/// <param name="IsCut">True where a line or the block was longer than we look at, and something is missing.</param>
public sealed record AmiMessage(IReadOnlyList<KeyValuePair<string, string>> Members, bool IsCut)
{
    /// <summary>Name of the event; null where the block is none.</summary>
    public string? Event => this["Event"];

    /// <summary>The first value of a name, letter case aside; null where there is none.</summary>
    public string? this[string name] => Members.Where(member => string.Equals(member.Key, name, StringComparison.OrdinalIgnoreCase)).Select(member => member.Value).FirstOrDefault();
}
