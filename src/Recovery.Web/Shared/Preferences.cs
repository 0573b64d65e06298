using Microsoft.AspNetCore.Http;
using Recovery.Api.Access;
using Recovery.Api.Problems;

namespace Recovery.Web.Shared;

/// <summary>What a viewer likes, kept in their own browser: language, and light or dark.</summary>
internal static class Preferences
{
    private const string LanguageCookie = "language";
    private const string ThemeCookie = "theme";
    private static readonly string[] Themes = ["auto", "light", "dark"];
    private static readonly CookieOptions Kept = new() { MaxAge = TimeSpan.FromDays(400), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true };

    /// <summary>The language chosen, else the person's own, else the browser's.</summary>
    public static Texts Texts(HttpContext http, Person? person) => Shared.Texts.In(
        http.Request.Cookies[LanguageCookie] is { } chosen && Shared.Texts.Languages.Contains(chosen, StringComparer.Ordinal)
            ? chosen
            : person?.Language ?? Language.Of(http.Request.Headers.AcceptLanguage));

    /// <summary>light, dark, or auto: as the system has it.</summary>
    public static string Theme(HttpContext http) => http.Request.Cookies[ThemeCookie] is { } chosen && Themes.Contains(chosen, StringComparer.Ordinal) ? chosen : Themes[0];

    public static void Map(Pages pages) => pages.Post("/preferences", null, visit =>
    {
        Keep(visit, LanguageCookie, Shared.Texts.Languages);
        Keep(visit, ThemeCookie, Themes);
        return ValueTask.FromResult(visit.GoTo(Back(visit.Form["back"].ToString())));
    });

    /// <summary>A path of ours, whatever was asked for. Browsers drop control characters and turn a backslash, so that either may hide a foreign host.</summary>
    public static string Back(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Any(c => char.IsControl(c) || c == '\\') ? path : "/worklist";

    private static void Keep(Visit visit, string name, IReadOnlyList<string> known)
    {
        if (visit.Form[name].ToString() is { Length: > 0 } chosen && known.Contains(chosen, StringComparer.Ordinal))
            visit.Http.Response.Cookies.Append(name, chosen, Kept);
    }
}
