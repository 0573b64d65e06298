using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine.Arriving;
using Recovery.Engine.Delivering;
using Recovery.Engine.Reading;
using Recovery.Web.Commanding;
using Recovery.Web.Shared;

namespace Recovery.Web.Case;

/// <summary>Everything that the page of a case shows: the case as read now, and what just happened to a form of it.</summary>
public sealed record CaseScreen(CaseAt At, CaseView View, Pack Pack, IWorkingCalendar Calendar)
{
    private const int MostLooked = 500; // no case has a longer correspondence; the lists hold the rest

    /// <summary>The forms that make sense now, for whoever looks.</summary>
    public Offers Offers { get; init; } = Offers.None;

    /// <summary>A form that was sent and not done.</summary>
    public Posted? Posted { get; init; }

    /// <summary>Name of the command that was just done; null where none was.</summary>
    public string? Done { get; init; }

    /// <summary>Who else looks now, as the log knows them.</summary>
    public IReadOnlyList<string> Looking { get; init; } = [];

    /// <summary>Reference of the merged case that led here.</summary>
    public string? From { get; init; }

    /// <summary>Reference of the case that goes on in this one's place.</summary>
    public string? GoesOnAs { get; init; }

    /// <summary>What came in by itself and is on the case, by where it came from.</summary>
    public IReadOnlyDictionary<SourceRef, Arrival> Arrivals { get; init; } = new Dictionary<SourceRef, Arrival>();

    /// <summary>The mail to the complainant, by the position of the event it tells of.</summary>
    public IReadOnlyDictionary<long, Delivery> Mail { get; init; } = new Dictionary<long, Delivery>();

    /// <summary>The state that guards read.</summary>
    public Complaint State => At.Case.State;

    /// <summary>Where its days begin and end.</summary>
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(Calendar.TimeZone);

    /// <summary>The first day on which the case as a whole must be answered, as an instant; null where none is owed.</summary>
    public DateTimeOffset? FinalDue => View.Deadlines.Where(clock => clock.Final).Min(clock => clock.DueAt);

    /// <summary>A form was sent that this page no longer has: what was typed must not be lost.</summary>
    public bool PostedElsewhere => Posted is { } posted && !Offers.Has(PathBelow(posted), posted.Variant);

    /// <summary>The path of a sent form below its case: <c>promises/p1/kept</c>.</summary>
    public static string PathBelow(Posted posted) => string.Join('/', posted.Action.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(2));

    /// <summary>The case of a visit; null where there is none of that name.</summary>
    internal static async ValueTask<CaseScreen?> Read(Visit visit)
    {
        if (await visit.Exchange.Complaint() is not { } id || await visit.Ports.Cases.Now(id, visit.Aborted) is not { } at)
            return null;
        var (view, policies) = (CaseView.Of(at), visit.Ports.Policies);
        var pack = policies.Pack(at.Case.State.Pack);
        var goesOn = view.MergedInto is { } into ? await visit.Ports.Cases.Now(into, visit.Aborted) : null;
        return new CaseScreen(at, view, pack, policies.Calendar(at.Case.State.Calendar))
        {
            Arrivals = await CameIn(visit, view),
            Mail = await WentOut(visit, id),
            Offers = Offers.Of(at, view.NextStep, visit.Viewer),
            GoesOnAs = goesOn?.Case.State.Reference,
        };
    }

    private static async ValueTask<IReadOnlyDictionary<SourceRef, Arrival>> CameIn(Visit visit, CaseView view) => view.Source is null && view.Contacts.All(contact => contact.Source is null)
        ? new Dictionary<SourceRef, Arrival>()
        : (await visit.Ports.Arrivals.Page(new ArrivalFilter(Complaint: view.Id, Limit: MostLooked), visit.Aborted)).ToDictionary(arrival => arrival.Source);

    private static async ValueTask<IReadOnlyDictionary<long, Delivery>> WentOut(Visit visit, ComplaintId id) =>
        (await visit.Ports.Deliveries.Page(new DeliveryFilter(Kind: Kinds.Mail, Complaint: id, Limit: MostLooked), visit.Aborted)).ToDictionary(delivery => delivery.Position);
}
