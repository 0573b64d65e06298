using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Engine.Arriving;
using Recovery.Integrations.Mail.Trimming;
using Recovery.Web.Shared;

namespace Recovery.Web.Arrivals;

/// <summary>How an arrival is spoken of.</summary>
internal static class ArrivalWords
{
    /// <summary>What it is: "Missed call", "E-mail".</summary>
    public static string What(this Arrival arrival, Texts texts) => arrival switch
    {
        { Kind: ArrivalKind.Call, Direction: Direction.Out }    => texts["arrivals.call.out"],
        { Kind: ArrivalKind.Call, Verdict: "missed" }           => texts["arrivals.call.missed"],
        { Kind: ArrivalKind.Call, Verdict: "answered" }         => texts["arrivals.call.answered"],
        _                                                       => texts.Word(arrival.Kind),
    };

    /// <summary>Who it is from, or whom a call of ours was to.</summary>
    public static string Who(this Arrival arrival, Texts texts) => arrival.Sender.Shown(texts).Trim() is { Length: > 0 } who ? who : texts["arrivals.withheld"];

    /// <summary>What they newly wrote; of all that is not mail, all of it.</summary>
    public static Personal Said(this Arrival arrival) => arrival.Kind == ArrivalKind.Mail && ReplyTrimming.Of(arrival.Text).Shown is { IsBlank: false } shown ? shown : arrival.Text;

    /// <summary>Somebody wrote or called; else a machine did, and nobody needs to look at it every day.</summary>
    public static bool IsAPersons(this Arrival arrival) => arrival.Kind != ArrivalKind.Mail || arrival.Verdict == "ordinary";

    /// <summary>Its title; null where it has none. What a call has in its place is the case that the exchange named.</summary>
    public static string? Title(this Arrival arrival) => arrival is { Kind: ArrivalKind.Mail, Subject: { IsBlank: false } subject } ? subject.Reveal() : null;

    /// <summary>Why it touches no case, or waits although no case was looked for, in words; null where nothing is to be explained.</summary>
    public static string? Why(this Arrival arrival, Texts texts) => arrival.State switch
    {
        ArrivalState.SetAside => Known(texts, arrival.Code) ?? Known(texts, arrival.Reason?.Reveal()) ?? arrival.Reason?.Shown(texts) ?? arrival.Code,
        ArrivalState.Waiting  => Known(texts, arrival.Code),
        _                     => null,
    };

    private static string? Known(Texts texts, string? code) => code is { Length: > 0 } && texts.Word("arrival-code", code) is var words && words != code ? words : null;

    /// <summary>A file's size.</summary>
    public static string Size(this Say say, long bytes, Texts texts) => bytes switch
    {
        < 1_000         => texts["shared.size.bytes", bytes],
        < 1_000_000     => texts["shared.size.kilo", say.Number((bytes + 500) / 1_000)],
        _               => texts["shared.size.mega", (bytes / 1_000_000m).ToString("0.0", texts.Culture)],
    };
}
