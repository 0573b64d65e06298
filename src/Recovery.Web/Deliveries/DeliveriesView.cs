using Microsoft.AspNetCore.Http;
using Recovery.Domain;
using Recovery.Engine.Delivering;
using Recovery.Web.Worklist;

namespace Recovery.Web.Deliveries;

/// <summary>Which deliveries to list, as the address says it.</summary>
public sealed record DeliveriesView(DeliveryState? State = null, string? Kind = null, string? Target = null, string? Case = null)
{
    /// <summary>Where the list is.</summary>
    public const string Root = "/deliveries";

    /// <summary>The kinds there are.</summary>
    public static IReadOnlyList<string> KindNames { get; } = [Kinds.Mail, Kinds.Webhook, Notice.Kind];

    /// <summary>The address that shows it.</summary>
    public string Path => Root + (ToString() is { Length: > 0 } query ? "?" + query : string.Empty);

    /// <summary>The address with something more.</summary>
    public string With(string more) => Path + (ToString().Length > 0 ? "&" : "?") + more;

    /// <summary>Reads an address; what it does not understand it leaves out.</summary>
    public static DeliveriesView Of(IQueryCollection query) => new(
        Words.TryRead<DeliveryState>(query["state"], out var state) ? state : null,
        KindNames.Contains(query["kind"].ToString(), StringComparer.Ordinal) ? query["kind"].ToString() : null,
        Guid.TryParseExact(query["target"], "D", out var target) ? target.ToString("D") : null,
        query["case"].ToString().Trim() is { Length: > 0 and < 65 } reference && QueryStrings.IsWellFormed(reference) && Uri.IsWellFormedUriString(reference, UriKind.Relative) ? reference : null);

    /// <summary>Its query string.</summary>
    public override string ToString() => string.Join('&', ((string?[])
    [
        State is { } state ? "state=" + Words.Of(state) : null,
        Kind is { } kind ? "kind=" + kind : null,
        Target is { } target ? "target=" + target : null,
        Case is { } reference ? "case=" + reference : null,
    ]).OfType<string>());
}
