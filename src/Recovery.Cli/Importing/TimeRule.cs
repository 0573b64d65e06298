using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;
using Recovery.Cli.Answering;

namespace Recovery.Cli.Importing;

/// <summary>How times are written in the file: with an offset (the default), or as local times of a zone.</summary>
/// <param name="Formats">.NET patterns of local times, such as <c>M/d/yyyy H:mm</c>; tried after ISO 8601 with an offset.</param>
/// <param name="Zone">IANA zone of local times.</param>
/// <param name="Ambiguous">An hour that the clock showed twice: <c>earlier</c> (default) or <c>later</c>.</param>
/// <param name="Skipped">An hour that the clock jumped over: <c>forward</c> (default) moves it on by the jump, <c>refuse</c> makes the row bad.</param>
internal sealed record TimeRule(IReadOnlyList<string>? Formats = null, string? Zone = null, string Ambiguous = "earlier", string Skipped = "forward")
{
    private const DateTimeStyles Loose = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.NoCurrentDateDefault;

    private string[] patterns = [];
    private DateTimeZone? zone;

    public IEnumerable<string> Wrong()
    {
        patterns = [.. Formats ?? []];
        zone = Zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone);
        if (Zone is not null && zone is null)
            yield return $"time.zone: \"{Zone}\" is not an IANA time zone";
        if (patterns.Length > 0 && Zone is null)
            yield return "time.zone: local times need a zone";
        if (Ambiguous is not ("earlier" or "later"))
            yield return "time.ambiguous: \"earlier\" or \"later\"";
        if (Skipped is not ("forward" or "refuse"))
            yield return "time.skipped: \"forward\" or \"refuse\"";
    }

    /// <summary>The instant in whole microseconds, as a database keeps it, with the offset in force where it was written; null for what is not a time.</summary>
    public DateTimeOffset? Read(string text) => ReadExactly(text) is { } at ? at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)) : null;

    private DateTimeOffset? ReadExactly(string text)
    {
        if (Instants.TryReadLocal(text, out var instant))
            return instant;
        return zone is not null && DateTime.TryParseExact(text, patterns, CultureInfo.InvariantCulture, Loose, out var local) && local.Year > 1
            ? InZone(LocalDateTime.FromDateTime(local))
            : null;
    }

    private DateTimeOffset? InZone(LocalDateTime local)
    {
        try
        {
            return zone!.ResolveLocal(local, Resolvers.CreateMappingResolver(
                Ambiguous == "later" ? Resolvers.ReturnLater : Resolvers.ReturnEarlier,
                Skipped == "refuse" ? Resolvers.ThrowWhenSkipped : Resolvers.ReturnForwardShifted)).ToDateTimeOffset();
        }
        catch (SkippedTimeException)
        {
            return null;
        }
    }
}
