using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Recovery.Api.Access;
using Recovery.Domain;
using Recovery.Web.Shared;

namespace Recovery.Web.SigningIn;

/// <summary>Who a browser acts for: a sealed cookie, or a key like the API's.</summary>
internal static class Session
{
    /// <summary>Name of the scheme and of the cookie.</summary>
    public const string Scheme = "session";

    private const string KeyClaim = "key";
    private const string Bearer = "Bearer ";

    public static void Add(IServiceCollection services) => services.AddAuthentication(Scheme).AddCookie(Scheme, cookie =>
    {
        cookie.Cookie.Name = Scheme;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax; // a link in a colleague's mail opens the case
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(10); // a working day
        cookie.SlidingExpiration = true;
    });

    /// <summary>The person, and whether a key was shown instead of a cookie; nobody where neither holds.</summary>
    public static async ValueTask<(Person? Person, bool ByKey)> Identify(HttpContext http, KeyCache keys)
    {
        if (http.Request.Headers.Authorization.ToString() is { Length: > 0 } shown && shown.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return (await Holder(http, keys, shown[Bearer.Length..].Trim()), true);

        var ticket = await http.AuthenticateAsync(Scheme);
        if (ticket.Principal is not { } principal)
            return (null, false);
        if (principal.FindFirstValue(KeyClaim) is { } secret)
            return (await Holder(http, keys, secret), false); // a key that is revoked ends its sessions
        var demo = http.RequestServices.GetRequiredService<SignInSettings>().Development;
        return (demo && principal.Identity?.Name is { } name ? http.RequestServices.GetRequiredService<People>().Find(name) : null, false);
    }

    /// <summary>Signs somebody in who is known by a key; with the key itself, sealed, so that revoking it is noticed.</summary>
    public static Task BeginWithKey(HttpContext http, string secret) => Begin(http, new Claim(KeyClaim, secret));

    /// <summary>Signs in one of the people of the file: development only.</summary>
    public static Task BeginAs(HttpContext http, Person person) => Begin(http, new Claim(ClaimTypes.Name, person.Name));

    public static Task End(HttpContext http) => http.SignOutAsync(Scheme);

    /// <summary>The person whose key it is; null for an unknown or revoked one.</summary>
    public static async ValueTask<Person?> Holder(HttpContext http, KeyCache keys, string secret)
    {
        if (await keys.Find(secret) is not { } key)
            return null;
        var known = http.RequestServices.GetRequiredService<People>().Find(key.Name);
        return (known ?? new Person(key.Name, key.Role)) with { Role = key.Role };
    }

    private static Task Begin(HttpContext http, Claim who) =>
        http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([who], Scheme)), new AuthenticationProperties { IsPersistent = false });
}

/// <summary>How people sign in.</summary>
/// <param name="Development">Anybody may be any of the people of the file: for demonstrations on one's own machine, refused outside development.</param>
public sealed record SignInSettings(bool Development);
