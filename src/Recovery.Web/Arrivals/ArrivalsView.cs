using Microsoft.AspNetCore.Http;
using Recovery.Domain;
using Recovery.Engine.Arriving;

namespace Recovery.Web.Arrivals;

/// <summary>Which arrivals to list, as the address says it.</summary>
public sealed record ArrivalsView(ArrivalState State = ArrivalState.Waiting, ArrivalKind? Kind = null)
{
    /// <summary>Where the list is.</summary>
    public const string Root = "/arrivals";

    /// <summary>The tabs, in their order. What is only kept has one where there is any.</summary>
    public static IReadOnlyList<ArrivalState> Tabs { get; } = [ArrivalState.Waiting, ArrivalState.SetAside, ArrivalState.Dismissed, ArrivalState.Filed, ArrivalState.Kept];

    /// <summary>The address that shows it.</summary>
    public string Path => Root + (ToString() is { Length: > 0 } query ? "?" + query : string.Empty);

    /// <summary>Reads an address; what it does not understand it leaves out.</summary>
    public static ArrivalsView Of(IQueryCollection query) => new(
        Words.TryRead<ArrivalState>(query["state"], out var state) ? state : ArrivalState.Waiting,
        Words.TryRead<ArrivalKind>(query["kind"], out var kind) ? kind : null);

    /// <summary>Its query string.</summary>
    public override string ToString() => string.Join('&', ((string?[])
    [
        State == ArrivalState.Waiting ? null : "state=" + Words.Of(State),
        Kind is { } kind ? "kind=" + Words.Of(kind) : null,
    ]).OfType<string>());
}
