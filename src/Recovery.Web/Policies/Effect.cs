using Recovery.Domain.Sla;
using Recovery.Web.Shared;

namespace Recovery.Web.Policies;

/// <summary>When a pack is in force.</summary>
internal static class Effect
{
    /// <summary>True on a day for which new complaints may get this version.</summary>
    public static bool In(Pack pack, DateOnly day) => pack.EffectiveFrom <= day && (pack.EffectiveTo is not { } to || day <= to);

    /// <summary>"from 1 Jun 2026", "18 Jan 2018 to 31 May 2026", "always".</summary>
    public static string Said(Pack pack, Texts texts)
    {
        var from = pack.EffectiveFrom.Year <= 1970 ? null : Day(pack.EffectiveFrom, texts);
        return (from, pack.EffectiveTo) switch
        {
            (null, null)                    => texts["policies.effect.always"],
            ({ } since, null)               => texts["policies.effect.from", since],
            (null, { } until)               => texts["policies.effect.until", Day(until, texts)],
            ({ } since, { } until)          => texts["policies.effect.between", since, Day(until, texts)],
        };
    }

    private static string Day(DateOnly day, Texts texts) => day.ToString("d MMM yyyy", texts.Culture);
}
