using Recovery.Audit.Exporting.Disclosing;

namespace Recovery.Audit.Exporting.Ocel;

/// <summary>A type of events or objects, and the attributes it has.</summary>
internal sealed record OcelType(string Name, IReadOnlyList<OcelField> Fields);

/// <summary>An attribute of a type.</summary>
internal sealed record OcelField(string Name, TraitKind Kind);

/// <summary>A value of an attribute: string, long, decimal, bool or DateTimeOffset.</summary>
/// <param name="Since">From when an object has it; null for from the beginning, and for events.</param>
internal sealed record OcelValue(string Name, object Value, DateTimeOffset? Since = null);

/// <summary>A relationship to an object, qualified.</summary>
internal sealed record OcelLink(string Object, string Qualifier);

/// <summary>An event.</summary>
internal sealed record OcelEvent(string Id, string Type, DateTimeOffset At, IReadOnlyList<OcelValue> Values, IReadOnlyList<OcelLink> Links);

/// <summary>An object.</summary>
internal sealed record OcelObject(string Id, string Type)
{
    /// <summary>Values of its attributes, in time.</summary>
    public List<OcelValue> Values { get; } = [];

    /// <summary>Relationships to other objects.</summary>
    public List<OcelLink> Links { get; } = [];

    /// <summary>True for one that other cases may have too: it is written where it first comes.</summary>
    public bool IsShared => Type is OcelTypes.Agent or OcelTypes.Complainant or OcelTypes.Pack;
}

/// <summary>A case as objects and events.</summary>
internal sealed record OcelCase(IReadOnlyList<OcelObject> Objects, IReadOnlyList<OcelEvent> Events);
