using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Recovery.Api.Telephoning;

/// <summary>The address as its caller called it: what it signed, whatever our proxies made of it.</summary>
internal static class CalledUrl
{
    /// <summary>The address, with its port as written and, where that is the usual one or none, the other way of writing it.</summary>
    /// <param name="outside">The address of this service as the outside calls it; null: as the request says.</param>
    public static IEnumerable<string> Of(HttpRequest request, Uri? outside)
    {
        var raw = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget;
        var target = raw is ['/', ..] ? raw : request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        var (scheme, authority, prefix) = outside is null
            ? (request.Scheme, request.Host.ToUriComponent(), string.Empty)
            : (outside.Scheme, outside.Authority, outside.AbsolutePath.TrimEnd('/'));
        yield return $"{scheme}://{authority}{prefix}{target}";

        var usual = scheme == "https" ? ":443" : ":80";
        if (authority.EndsWith(usual, StringComparison.Ordinal))
            yield return $"{scheme}://{authority[..^usual.Length]}{prefix}{target}";
        else if (authority.LastIndexOf(':') <= authority.LastIndexOf(']'))
            yield return $"{scheme}://{authority}{usual}{prefix}{target}";
    }
}
