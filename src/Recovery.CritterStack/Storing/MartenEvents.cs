using JasperFx.Events;
using Recovery.Domain;
using Recovery.Engine.Sealing;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;

namespace Recovery.CritterStack.Storing;

/// <summary>Between events as Marten carries them and as ours are: the envelope in the same columns and headers as the built-in engine writes.</summary>
internal static class MartenEvents
{
    private const string RoleHeader = "role";
    private const string BehalfHeader = "onBehalfOf";
    private const string ImportHeader = "importedFrom";

    /// <summary>Gives an event that Marten made of a fact its identity, instant and envelope.</summary>
    public static IEvent With(this IEvent made, NewEvent e)
    {
        made.Id = Guid.CreateVersion7(e.At);
        made.Timestamp = e.At;
        made.UserName = e.Envelope.Actor.Name;
        made.CorrelationId = e.Envelope.CorrelationId;
        made.CausationId = e.Envelope.CausationId;
        made.SetHeader(RoleHeader, Words.Of(e.Envelope.Actor.Role));
        if (e.Envelope.Actor.OnBehalfOf is { } behalf)
            made.SetHeader(BehalfHeader, behalf);
        if (e.Envelope.ImportedFrom is { } import)
            made.SetHeader(ImportHeader, import);
        return made;
    }

    /// <summary>An event as recorded. Headers written by another tool, or none, leave the actor a system.</summary>
    public static RecordedEvent ToRecorded(this IEvent e, ISeal seal) =>
        new(e.Sequence, new ComplaintId(e.StreamId), checked((int)e.Version), e.EventTypeName, e.Timestamp, ((ComplaintEvent)e.Data).Opened(seal), EnvelopeOf(e));

    /// <summary>The fact as it is stored, its texts sealed. Marten writes and reads events in one place without knowing whose they are: they come to it, and from it, like this.</summary>
    public static ComplaintEvent Sealed(this ComplaintEvent fact, ISeal seal) => EventJson.Today.Read(EventJson.NameOf(fact), EventJson.Write(fact, seal));

    private static ComplaintEvent Opened(this ComplaintEvent stored, ISeal seal) => EventJson.Today.Read(EventJson.NameOf(stored), EventJson.Write(stored), seal);

    private static Envelope EnvelopeOf(IEvent e)
    {
        var role = Words.TryRead<Role>(Header(e, RoleHeader), out var known) ? known : Role.System;
        return new Envelope(new Actor(e.UserName ?? Actor.Engine.Name, role, Header(e, BehalfHeader)), e.CorrelationId, e.CausationId, Header(e, ImportHeader));
    }

    private static string? Header(IEvent e, string name) => e.GetHeader(name)?.ToString();
}
