using Recovery.Audit.Exporting.Disclosing;

namespace Recovery.Audit.Exporting.Ocel;

/// <summary>The types of the export, all of them declared before the first event, whether or not the log has any such.</summary>
internal sealed class OcelTypes(Disclosure disclosure)
{
    public const string Complaint = "complaint";
    public const string Complainant = "complainant";
    public const string Agent = "agent";
    public const string Promise = "promise";
    public const string Message = "message";
    public const string Call = "call";
    public const string Meeting = "meeting";
    public const string Pack = "pack-version";

    /// <summary>What every event has beside what its type says.</summary>
    private static readonly OcelField[] Envelope =
        [new("version", TraitKind.Whole), new("actor", TraitKind.Text), new("role", TraitKind.Text), new("onBehalfOf", TraitKind.Text), new("imported", TraitKind.Flag)];

    /// <summary>What is told of events.</summary>
    public Traits Traits { get; } = new(disclosure);

    /// <summary>Types of objects, by name.</summary>
    public IReadOnlyList<OcelType> Objects { get; } =
    [
        new(Agent, Texts(disclosure.WithNames ? ["name"] : [])),
        new(Call, [.. Texts("channel", "direction"), .. Said(disclosure, "text")]),
        new(Complainant, [.. Texts("size", "class"), .. Said(disclosure, "name", "email", "phone")]),
        new(Complaint, [.. Texts("stage", "severity", "assignee", "team", "language", "procedure", "pack", "calendar", "channel", "touchpoint", "product"), new("receivedAt", TraitKind.Instant), .. Said(disclosure, "reference")]),
        new(Meeting, [.. Texts("state"), new("at", TraitKind.Instant)]),
        new(Message, [.. Texts("channel", "direction", "kind"), .. Said(disclosure, "text")]),
        new(Pack, [.. Texts("name"), new("version", TraitKind.Whole)]),
        new(Promise, [.. Texts("state", "dueOn"), new("value", TraitKind.Number), .. Said(disclosure, "what")]),
    ];

    /// <summary>Types of events, by name.</summary>
    public IReadOnlyList<OcelType> Events => field ??=
        [.. ExportNames.All.Select(pair => new OcelType(pair.Name, [.. Envelope, .. Traits.Of(pair.Type).Select(trait => new OcelField(trait.Name, trait.Kind))]))];

    private static OcelField[] Said(Disclosure disclosure, params string[] names) => disclosure.WithText ? Texts(names) : [];

    private static OcelField[] Texts(params string[] names) => [.. names.Select(name => new OcelField(name, TraitKind.Text))];
}
