using System.Globalization;

namespace Recovery.Integrations.Mail.Writing;

/// <summary>Days, hours and amounts as one writes them to people.</summary>
internal static class Days
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-ES");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"mardi 3 mars 2026", without an article.</summary>
    public static string Of(DateOnly day, string language) => language switch
    {
        "fr" => day.ToString("dddd ", French) + (day.Day == 1 ? "1er" : day.Day.ToString(French)) + day.ToString(" MMMM yyyy", French),
        "es" => day.ToString("dddd d 'de' MMMM 'de' yyyy", Spanish),
        _    => day.ToString("dddd d MMMM yyyy", English),
    };

    /// <summary>"10 h 05", local time of a zone (IANA).</summary>
    public static string Time(DateTimeOffset at, string zone, string language)
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone));
        return local.ToString(language == "fr" ? "H' h 'mm" : "HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>"35,00 EUR".</summary>
    public static string Amount(decimal amount, string currency, string language) =>
        amount.ToString("0.00###", language switch { "fr" => French, "es" => Spanish, _ => English }) + " " + currency;
}
