using System.Text.Json;
using System.Text.Json.Nodes;
using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Engine.Arriving;
using Recovery.Web.Shared;

namespace Recovery.Web.Intake;

/// <summary>The call or message that a complaint is taken from; none where somebody stands at the counter.</summary>
/// <param name="Arrival">Null where there is none, or somebody saw to it meanwhile.</param>
public sealed record IntakeArrival(Arrival? Arrival)
{
    private static readonly ArrivalState[] Open = [ArrivalState.Waiting, ArrivalState.SetAside, ArrivalState.Dismissed];

    /// <summary>How it came in.</summary>
    public Channel? Channel => Arrival?.Kind switch
    {
        ArrivalKind.Call    => Domain.Sla.Channel.Phone,
        ArrivalKind.Text    => Domain.Sla.Channel.Sms,
        ArrivalKind.Mail    => Domain.Sla.Channel.Email,
        _                   => null,
    };

    /// <summary>The number it came from.</summary>
    public string? Phone => Arrival?.Kind is ArrivalKind.Call or ArrivalKind.Text ? Arrival.Sender.Reveal() : null;

    /// <summary>The address it came from.</summary>
    public string? Email => Arrival?.Kind == ArrivalKind.Mail ? Arrival.Sender.Reveal() : null;

    internal static async ValueTask<IntakeArrival> Of(Visit visit, string? named) =>
        new(Guid.TryParseExact(named, "D", out var id) && await visit.Ports.Arrivals.Find(id, visit.Aborted) is { } arrival && Open.Contains(arrival.State) ? arrival : null);

    /// <summary>The body of the receipt with its source: the same call makes one case, however often it is sent.</summary>
    internal byte[] Into(byte[] body)
    {
        if (Arrival is null || JsonNode.Parse(body) is not JsonObject members)
            return body;
        members["source"] = new JsonObject { ["system"] = Arrival.Source.System, ["id"] = Arrival.Source.Id };
        return JsonSerializer.SerializeToUtf8Bytes(members);
    }

    /// <summary>It waits no longer: it is what the case was made of. No contact is added, since it was not a further one.</summary>
    internal async ValueTask Settle(Visit visit, ComplaintId on)
    {
        if (Arrival is not null)
            await visit.Ports.Arrivals.Settle(Arrival.Id, Open, new Settlement(ArrivalState.Filed, on, By: visit.Viewer.Actor.Name), visit.Aborted);
    }
}
