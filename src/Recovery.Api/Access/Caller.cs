using Microsoft.AspNetCore.Http;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;

namespace Recovery.Api.Access;

/// <summary>Finds out who asks: <c>Authorization: Bearer KEY</c>, and <c>On-Behalf-Of</c> for whom.</summary>
internal static class Caller
{
    private const string OnBehalfOf = "On-Behalf-Of";
    private static readonly Line Name = new(Line.Longest);

    /// <summary>The actor, or why nobody is served.</summary>
    public static async ValueTask<(Actor? Actor, Problem? Problem)> Identify(HttpContext http, KeyCache keys)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
            return (null, new Problem(401, ApiCodes.KeyMissing));
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || header.AsSpan(7).Trim() is not { IsEmpty: false } secret)
            return (null, new Problem(401, ApiCodes.KeyUnknown));
        if (await keys.Find(secret.ToString()).ConfigureAwait(false) is not { } key)
            return (null, new Problem(401, ApiCodes.KeyUnknown));

        var behalf = http.Request.Headers[OnBehalfOf].ToString();
        var faults = new Faults();
        if (behalf.Length > 0 && !Name.TryParse(behalf, new Place(string.Empty, OnBehalfOf), faults, out behalf))
            return (null, Problem.Malformed(faults));
        return (new Actor(key.Name, key.Role, string.IsNullOrWhiteSpace(behalf) ? null : behalf.Trim()), null);
    }
}
