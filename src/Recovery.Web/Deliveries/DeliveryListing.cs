using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Engine.Delivering;
using Recovery.Engine.Subscribing;
using Recovery.Web.Commanding;
using Recovery.Web.Shared;
using Recovery.Web.Worklist;

namespace Recovery.Web.Deliveries;

/// <summary>Everything the list of deliveries shows.</summary>
public sealed record DeliveryListing
{
    private const int PageSize = 50;

    /// <summary>What was asked for.</summary>
    public required DeliveriesView View { get; init; }

    /// <summary>The deliveries, newest first.</summary>
    public required IReadOnlyList<Delivery> Deliveries { get; init; }

    /// <summary>Who is told of events.</summary>
    public required IReadOnlyList<Subscription> Subscribers { get; init; }

    /// <summary>How the outbox stands as a whole.</summary>
    public required DeliveryStanding Standing { get; init; }

    /// <summary>The last of this page, where there is another.</summary>
    public required long? Next { get; init; }

    /// <summary>By whose clock times are said.</summary>
    public required IWorkingCalendar Calendar { get; init; }

    /// <summary>What was just done, in words.</summary>
    public string? Done { get; init; }

    /// <summary>A form that was sent and not done.</summary>
    public Posted? Posted { get; init; }

    internal static async ValueTask<DeliveryListing> Of(Visit visit, DeliveriesView view, long? before = null)
    {
        var ports = visit.Ports;
        ComplaintId? about = view.Case is { } reference ? await ports.Cases.Find(reference, visit.Aborted) ?? default(ComplaintId) : null;
        var page = await ports.Deliveries.Page(new DeliveryFilter(view.State, view.Kind, view.Target, about, before, PageSize + 1), visit.Aborted);
        var shown = page.Take(PageSize).ToList();
        return new DeliveryListing
        {
            View = view,
            Deliveries = shown,
            Subscribers = await ports.Subscriptions.All(visit.Aborted),
            Standing = await ports.Deliveries.Standing(visit.Aborted),
            Next = page.Count > PageSize ? shown[^1].Id : null,
            Calendar = Listing.House(ports.Policies),
        };
    }
}
