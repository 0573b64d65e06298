using Microsoft.AspNetCore.Http;
using Recovery.Web.Worklist;

namespace Recovery.Web.Audit;

/// <summary>Which accesses to list, as the address says it.</summary>
/// <param name="Case">Reference of a case.</param>
/// <param name="Who">Name of a person or system, as the log knows them.</param>
public sealed record AccessView(string? Case = null, string? Who = null)
{
    private const int Longest = 200;

    /// <summary>The address that shows it.</summary>
    public string Path => "/audit/accesses" + (ToString() is { Length: > 0 } query ? "?" + query : string.Empty);

    /// <summary>The address of the page after a position.</summary>
    public string After(long position) => FormattableString.Invariant($"{Path}{(ToString().Length > 0 ? "&" : "?")}before={position}");

    /// <summary>Reads an address; what it does not understand it leaves out.</summary>
    public static AccessView Of(IQueryCollection query) => new(Read(query["case"]), Read(query["who"]));

    /// <summary>Its query string.</summary>
    public override string ToString() => string.Join('&', ((string?[])
    [
        Case is { } reference ? "case=" + Uri.EscapeDataString(reference) : null,
        Who is { } who ? "who=" + Uri.EscapeDataString(who) : null,
    ]).OfType<string>());

    private static string? Read(string? value) => value?.Trim() is { Length: > 0 and < Longest } text && QueryStrings.IsWellFormed(text) ? text : null;
}
