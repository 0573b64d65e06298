using Recovery.Domain.Calendars;
using Recovery.Engine.Arriving;
using Recovery.Web.Commanding;
using Recovery.Web.Shared;
using Recovery.Web.Worklist;

namespace Recovery.Web.Arrivals;

/// <summary>Everything the page of one arrival shows.</summary>
/// <param name="Letter">The message as it came; null for what is no mail, or came without its content.</param>
/// <param name="AsSent">It is to be shown as its writer laid it out.</param>
public sealed record ArrivalScreen(Arrival Arrival, Letter? Letter, CaseNames Cases, IWorkingCalendar Calendar, bool AsSent)
{
    /// <summary>A form that was sent and not done.</summary>
    public Posted? Posted { get; init; }

    /// <summary>It was decided on just now.</summary>
    public bool JustDone { get; init; }

    internal static async ValueTask<ArrivalScreen?> Read(Visit visit)
    {
        if (ArrivalsPages.Id(visit.PathPart("aid")) is not { } id || await visit.Ports.Arrivals.Find(id, visit.Aborted) is not { } arrival)
            return null;
        var letter = await Letter.Read(visit, arrival);
        return new ArrivalScreen(arrival, letter, await CaseNames.Of(visit, [arrival]), Listing.House(visit.Ports.Policies), visit.Asked("as") == "sent" && letter?.Message.Html is not null);
    }
}
