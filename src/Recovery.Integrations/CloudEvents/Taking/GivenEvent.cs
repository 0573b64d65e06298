using System.Text.Json;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Integrations.Filing;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.CloudEvents.Taking;

/// <summary>An event whose data follows its schema, and who posted it.</summary>
internal sealed record GivenEvent(CloudEvent Event, JsonElement Data, Actor By)
{
    /// <summary>Where its data says that it comes from; null where it does not.</summary>
    public SourceRef? Origin => Data.Member("source") is { } source ? new SourceRef(Handle.Of(source.Text("system")!), Handle.Of(source.Text("id")!)) : null;

    /// <summary>Where it comes from: as its data says, else the event itself.</summary>
    public SourceRef From => Origin ?? EventKeys.Origin(Event);

    /// <summary>A member that is a word of ours; the schema has checked that it is one.</summary>
    public T Word<T>(string name)
        where T : struct, Enum => Words.TryRead<T>(Data.Text(name), out var word) ? word : throw new InvalidDataException($"the schema lets through a {name} that is none");

    /// <summary>The same where it may be absent.</summary>
    public T? Maybe<T>(string name)
        where T : struct, Enum => Data.Member(name) is null ? null : Word<T>(name);

    /// <summary>An instant; null where absent.</summary>
    public DateTimeOffset? Instant(string name) => Data.Text(name) is { } written ? Rfc3339.Read(written) : null;
}
