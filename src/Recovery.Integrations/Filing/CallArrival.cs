using System.Globalization;
using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Arriving;
using Recovery.Integrations.Phone;

namespace Recovery.Integrations.Filing;

/// <summary>A call as something that arrived, and what becomes of it.</summary>
public static class CallArrival
{
    /// <summary>Verdict of a call that somebody took.</summary>
    public const string Answered = "answered";

    /// <summary>Verdict of a call that nobody took; its code says why.</summary>
    public const string Missed = "missed";

    /// <summary>Code of an answered call of which only the line is known to have been taken, perhaps by a machine.</summary>
    public const string LineOnly = "line";

    private static readonly TimeSpan OldestNews = TimeSpan.FromDays(366);

    /// <summary>What to keep of a call; null for one that still rings, and for one of ours that nobody took.</summary>
    /// <param name="named">The case the exchange says it belongs to, by id or reference.</param>
    /// <param name="now">Instead of a beginning that cannot be.</param>
    public static NewArrival? Of(PhoneCall call, string? named, DateTimeOffset now) => call switch
    {
        { Status: CallStatus.Ringing }                                                  => null,
        { Direction: Direction.Out, Status: not CallStatus.Answered }                   => null,
        _ => new NewArrival(
            ArrivalKind.Call,
            new SourceRef(Handle.Of(call.System), Handle.Of(call.Id)),
            Plausible(call.StartedAt, now),
            call.Direction,
            Outside(call.Direction, call.From, call.To),
            Personal.Maybe(Handle.Line(named)),
            Account(call),
            call.Status is CallStatus.Answered ? Answered : Missed,
            Code(call),
            MessageId: null,
            Handle.Line(call.Agent),
            Content: default),
    };

    /// <summary>A person says where it belongs, calls back, or dismisses it: it waits, with the cases it may belong to.</summary>
    /// <param name="named">The case the exchange named, where there is such a one.</param>
    public static Settlement Decide(ComplaintId? named, IReadOnlyList<ReachedCase> reached, DateTimeOffset callBackBy) => new(
        ArrivalState.Waiting,
        Offered: [.. reached.Select(one => one.Complaint).Prepend(named ?? default).Where(one => one != default).Distinct()],
        DueAt: callBackBy);

    /// <summary>The number that is not ours.</summary>
    internal static Personal Outside(Direction direction, Personal from, Personal to) => Personal.Of(Handle.Line((direction is Direction.In ? from : to).Reveal()));

    /// <summary>When it was, by its own word, where that can be: an exchange with a wrong clock must not date a case back.</summary>
    internal static DateTimeOffset Plausible(DateTimeOffset? said, DateTimeOffset now) => said is { } at && at <= now && now - at < OldestNews ? at : now;

    private static string Code(PhoneCall call) => call.Status switch
    {
        CallStatus.Answered => call.IsLineOnly ? LineOnly : string.Empty,
        CallStatus.Busy     => "busy",
        CallStatus.Failed   => "failed",
        _                   => "no-answer",
    };

    /// <summary>The two numbers and how long was spoken, without a word of any language: what a contact on a case says of it.</summary>
    private static Personal Account(PhoneCall call) => Personal.Of(Handle.Line(
        $"{Shown(call.From)} → {Shown(call.To)}" + (call.Talk is { } talk ? string.Create(CultureInfo.InvariantCulture, $" · {(int)talk.TotalMinutes}:{talk.Seconds:00}") : string.Empty)));

    private static string Shown(Personal number) => number.IsBlank ? "?" : number.Reveal();
}
