using Microsoft.AspNetCore.Http;
using Recovery.Api.Access;
using Recovery.Api.Arriving.Providers;
using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Domain.Decisions;
using Recovery.Integrations.CloudEvents;
using Recovery.Integrations.CloudEvents.Taking;
using Recovery.Integrations.Filing;
using Recovery.Integrations.Reading;

namespace Recovery.Api.TakingEvents;

/// <summary><c>POST events</c>: what other systems tell, as CloudEvents 1.0 in any of the three modes of its HTTP binding.</summary>
internal static class EventsRoute
{
    private const int MaxBytes = 1024 * 1024;
    private static readonly CloudEventLimits Limits = new(MaxBytes);

    public static readonly RawRoute Route = new()
    {
        Path = "events",
        Name = "take-events",
        Summary = "Takes CloudEvents: one in binary or structured mode (201 where it opens a case), or a batch, of which each is answered for itself (207 where some were refused). The same source and id again gets the same answer.",
        Right = Right.BringIn,
        Takes = [EventDocument.Structured, EventDocument.Batch, EventDocument.Binary],
        MaxBytes = MaxBytes,
        Document = EventDocument.Of,
        Answers = typeof(EventTaken),
        Codes =
        [
            Faults.AttributeMissing, Faults.AttributeInvalid, Faults.AttributeNameInvalid, Faults.AttributeTwice, Faults.SpecVersionUnknown, Faults.TimeInvalid, Faults.DataTwice,
            Faults.DataInvalid, Faults.EventTypeUnknown, Faults.MemberMissing, Faults.MemberUnknown, Faults.MemberInvalid, Faults.NotJson, Faults.Empty, Faults.TooMany, Faults.MediaTypeUnknown,
            ApiCodes.KeyReused, ApiCodes.KeyInFlight, ApiCodes.Contended, ApiCodes.PackUnknown, ApiCodes.ComplaintUnknown, FilingCodes.BeingFiled, FilingCodes.CannotBeFiled,
            Refusals.NarrativeEmpty, Refusals.BackdatingNotAllowed, Refusals.InTheFuture, Refusals.DateOutOfRange, Refusals.TextEmpty, Refusals.NotResolved, Refusals.WrongStage,
        ],
        Handle = Take,
    };

    private static async ValueTask<Found> Take(Exchange exchange, ReadOnlyMemory<byte> body)
    {
        var read = CloudEventReader.Read(Proven.HeadersOf(exchange.Http.Request), body, Limits);
        if (read.Value is not { } request)
            return Proven.Refused(read.Fault!);

        var intake = new EventIntake(exchange.Ports.Filing, exchange.Ports.Deliveries);
        if (request.IsBatch)
            return await Batch(exchange, intake, request.Events).ConfigureAwait(false);

        var (taken, opened, problem) = await Take(exchange, intake, request.Events[0]).ConfigureAwait(false);
        if (opened)
            exchange.Http.Response.StatusCode = StatusCodes.Status201Created;
        return new Found(taken, problem);
    }

    private static async ValueTask<Found> Batch(Exchange exchange, EventIntake intake, IReadOnlyList<Reading<CloudEvent>> events)
    {
        var language = Language.Of(exchange.Http.Request.Headers.AcceptLanguage);
        var items = new List<BatchItem>(events.Count);
        foreach (var one in events)
            items.Add(Item(one, await Take(exchange, intake, one).ConfigureAwait(false), language)); // one after the other: a contact may come behind its complaint
        if (items.Exists(item => item.Status is EventStatus.Refused))
            exchange.Http.Response.StatusCode = StatusCodes.Status207MultiStatus;
        return new Found(new BatchTaken(items));
    }

    private static async ValueTask<EventAnswer> Take(Exchange exchange, EventIntake intake, Reading<CloudEvent> one) => one.Value is { } cloudEvent
        ? EventAnswer.Of(cloudEvent, await intake.Take(cloudEvent, exchange.Actor, exchange.Aborted).ConfigureAwait(false))
        : EventAnswer.No(Proven.Refused(one.Fault!));

    private static BatchItem Item(Reading<CloudEvent> one, EventAnswer answer, string language) => answer.Problem is { } problem
        ? new BatchItem(one.Value?.Id, one.Value?.Source, EventStatus.Refused, problem.Code, problem.Text(language), problem.About)
        : new BatchItem(answer.Taken!.Id, answer.Taken.Source, answer.Taken.Status, Reference: answer.Taken.Reference);
}
