namespace Recovery.Domain;

/// <summary>A fact about one complaint. Actor, instant, correlation and stream live in the envelope (CONVENTIONS 5).</summary>
public abstract record ComplaintEvent;

/// <summary>The stored name of an event, with its version; never changed once written.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StoredAsAttribute(string name) : Attribute
{
    /// <summary>For example <c>complaint-received.v1</c>.</summary>
    public string Name { get; } = name;
}
