using System.Globalization;
using Recovery.Domain.Complaints.LinkingContacts;

namespace Recovery.Integrations.Phone.Asterisk;

/// <summary>What an exchange does not say itself.</summary>
/// <param name="TimeZone">The zone of its clock: call records are written in local time without an offset.</param>
/// <param name="Trunks">Peers that lead outside, for example <c>PJSIP/operator</c>; where empty, whoever has a longer number than an extension is outside.</param>
/// <param name="ExtensionLength">Digits of the longest extension.</param>
public sealed record AsteriskSettings(NumberingPlan Plan, TimeZoneInfo TimeZone, IReadOnlyCollection<string>? Trunks = null, int ExtensionLength = 6);

/// <summary>Reads call detail records: the event <c>Cdr</c> (cdr_manager.conf).</summary>
public static class CallRecords
{
    private const int LongestCall = 7 * 24 * 3600;

    /// <summary>The call; null for another event, for a call within the house, and for a record that was cut.</summary>
    public static PhoneCall? Read(AmiMessage message, AsteriskSettings settings)
    {
        if (!string.Equals(message.Event, "Cdr", StringComparison.OrdinalIgnoreCase) || message.IsCut || message["UniqueID"] is not { Length: > 0 } id)
            return null;
        if (DirectionOf(message, settings) is not { } direction || Status(message["Disposition"]) is not { } status)
            return null;

        return new PhoneCall(
            "asterisk",
            id,
            direction,
            Numbers.Of(message["Source"], settings.Plan),
            Numbers.Of(message["Destination"], settings.Plan),
            status,
            Peer(direction is Direction.In ? message["DestinationChannel"] : message["Channel"])?.Split('/', 2)[^1],
            Instant(message["StartTime"], settings.TimeZone),
            status is CallStatus.Answered ? Seconds(message["BillableSeconds"]) : null);
    }

    private static Direction? DirectionOf(AmiMessage message, AsteriskSettings settings)
    {
        bool fromOutside, toOutside;
        if (settings.Trunks is { Count: > 0 } trunks)
        {
            fromOutside = trunks.Contains(Peer(message["Channel"]), StringComparer.OrdinalIgnoreCase);
            toOutside = trunks.Contains(Peer(message["DestinationChannel"]), StringComparer.OrdinalIgnoreCase);
        }
        else
        {
            fromOutside = !IsExtension(message["Source"]);
            toOutside = !fromOutside && !IsExtension(message["Destination"]);
        }

        return fromOutside ? Direction.In : toOutside ? Direction.Out : null;

        bool IsExtension(string? number) => number?.Length is > 0 and var length && length <= settings.ExtensionLength && number.All(char.IsAsciiDigit);
    }

    /// <summary><c>PJSIP/agent-7-00000012</c> is a channel of the peer <c>PJSIP/agent-7</c>; <c>Local/254@default-00000000;1</c> one of <c>Local/254</c>.</summary>
    private static string? Peer(string? channel)
    {
        if (string.IsNullOrEmpty(channel))
            return null;
        var dash = channel.LastIndexOf('-');
        return (dash > 0 ? channel[..dash] : channel).Split('@')[0];
    }

    private static CallStatus? Status(string? disposition) => disposition?.ToUpperInvariant() switch
    {
        "ANSWERED"               => CallStatus.Answered,
        "NO ANSWER"              => CallStatus.Missed,
        "BUSY"                   => CallStatus.Busy,
        "FAILED" or "CONGESTION" => CallStatus.Failed,
        _                        => null,
    };

    private static TimeSpan? Seconds(string? written) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LongestCall ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Of the hour that comes twice in autumn, the second; in the hour that spring leaves out, one hour on.</summary>
    private static DateTimeOffset? Instant(string? written, TimeZoneInfo zone)
    {
        if (!DateTime.TryParseExact(written, ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.ffffff"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year is < 1900 or > 9000)
            return null;
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.AddHours(1) : local, zone), TimeSpan.Zero);
    }
}
