using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Closing;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Merging;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Sla;
using Recovery.Policies.Calendars;

namespace Recovery.Domain.Tests.Stories;

/// <summary>Named states, days and people. Monday is 23 November 2026; the house is in Paris and opens 9:00–12:30 and 13:30–17:30, Monday to Friday.</summary>
public static class A
{
    public static readonly ComplaintId Case = new(Guid.Parse("0199a1b2-0000-7000-8000-000000000001"));
    public static readonly ComplaintId OtherCase = new(Guid.Parse("0199a1b2-0000-7000-8000-000000000002"));
    public static readonly PromiseId P1 = new(1);
    public static readonly PromiseId P2 = new(2);

    public static readonly DateOnly Monday = new(2026, 11, 23);
    public static readonly DateOnly Tuesday = new(2026, 11, 24);
    public static readonly DateOnly Wednesday = new(2026, 11, 25);
    public static readonly DateOnly Thursday = new(2026, 11, 26);
    public static readonly DateOnly Friday = new(2026, 11, 27);
    public static readonly DateOnly Saturday = new(2026, 11, 28);
    public static readonly DateOnly Christmas = new(2026, 12, 25);

    /// <summary>Monday at 10:00, when everything begins.</summary>
    public static readonly DateTimeOffset Now = At(Monday, 10);

    public static readonly Actor Agent = new("anna", Role.Agent);
    public static readonly Actor Import = new("import", Role.Integration);
    public static readonly Override Reasoned = new(Words("the director agreed"));

    public static readonly Complainant Complainant = new(
        Guid.Parse("0199a1b2-0000-7000-8000-00000000000a"), Words("Inès Roy"), Words("ines@example.org"), Words("+33 6 12 34 56 78"));

    public static readonly IWorkingCalendar Calendar = new WorkingCalendar(new CalendarDefinition(
        new PolicyRef("house", 1),
        "Europe/Paris",
        new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }
            .ToDictionary(day => day, _ => (IReadOnlyList<Opening>)[new Opening(540, 750), new Opening(810, 1050)]),
        new Dictionary<DateOnly, string?> { [Christmas] = "Noël", [new(2027, 1, 1)] = "Jour de l'an" },
        new Dictionary<DateOnly, IReadOnlyList<Opening>>()));

    public static ComplaintEvent[] Received => [Receipt()];

    public static ComplaintEvent[] Acknowledged => [.. Received, new ComplaintAcknowledged(null, null)];

    public static ComplaintEvent[] Reformulated => [.. Acknowledged, Restated(1)];

    public static ComplaintEvent[] Corrected => [.. Reformulated, new ReformulationCorrected(1, Words("No, twice."))];

    public static ComplaintEvent[] Confirmed => [.. Reformulated, new ReformulationConfirmed(1, null)];

    public static ComplaintEvent[] Promised => [.. Confirmed, Given(P1, Friday)];

    public static ComplaintEvent[] WithSolution => [.. Confirmed, new SolutionOffered(SolutionKind.Apology, Words("We are sorry."), null, null)];

    public static ComplaintEvent[] Resolved => [.. WithSolution, Settled()];

    public static ComplaintEvent[] Closed => [.. Resolved, new ComplaintClosed()];

    public static ComplaintEvent[] Withdrawn => [.. Acknowledged, new ComplaintWithdrawn(Words("Never mind."))];

    public static ComplaintEvent[] Merged => [.. Confirmed, new ComplaintMerged(OtherCase)];

    /// <summary>A formal letter, understood, whose meeting nobody has offered.</summary>
    public static ComplaintEvent[] ConfirmedLetter =>
        [Receipt() with { Channel = Channel.Letter, Procedure = Procedure.Formal }, .. Confirmed.Skip(1)];

    public static Personal Words(string text) => Personal.Of(text);

    public static DateTimeOffset At(DateOnly day, int hour, int minute = 0) =>
        new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, minute)), TimeSpan.FromHours(1)).ToUniversalTime(); // Paris in winter

    public static ComplaintReceived Receipt() => new(
        "R-1", Channel.Email, "en", Words("The heating failed."), Complainant, Packs.House.Ref, new PolicyRef("house", 1), Severity.Normal, Procedure.Informal, Now);

    public static ComplaintReformulated Restated(int round, string text = "The heating failed twice.") => new(round, Words(text), 0, []);

    public static ActionPromised Given(PromiseId promise, DateOnly dueOn) => new(promise, Words($"Repair {promise}"), "anna", dueOn, null, null);

    public static ComplaintResolved Settled(params IReadOnlyList<PromiseId> carriedOver) =>
        new(Outcome.Accepted, Words("They are content with the repair."), null, null, carriedOver);
}
