using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine.Arriving;
using Recovery.Engine.Delivering;
using Recovery.Engine.Storing;
using Recovery.Integrations.Mail.Reading;
using Recovery.Integrations.Mail.Writing;

namespace Recovery.Integrations.Mail.Sending;

/// <summary>
/// Tells a complainant of one event by mail: composes the message from the case as it was then, and hands it to the mail server. Delivered twice, it has
/// the same identity twice.
/// </summary>
public sealed class SmtpDelivery(IEventStore store, IArrivals arrivals, IPolicyCatalog policies, Edges edges, EdgePipelines pipelines) : IDelivery
{
    private const int LookedThrough = 50; // arrivals of a case, newest first: the one before an event is near its end

    private readonly SmtpSender sender = new(edges.Smtp ?? throw new ArgumentException("there is no mail server to send by", nameof(edges)));

    /// <inheritdoc/>
    public string Kind => Kinds.Mail;

    /// <inheritdoc/>
    public async ValueTask<DeliveryResult> Deliver(ClaimedMessage message, CancellationToken cancellation)
    {
        var all = await store.Read(message.Complaint, cancellation).ConfigureAwait(false);
        var history = all.TakeWhile(e => e.Position <= message.Position).ToList();
        if (history is not [.., var told] || told.Position != message.Position)
            return new DeliveryResult.NotSent(NotWritten.EventUnknown);

        var now = all.Aggregate(Complaint.None, (so, e) => so.After(e.Event, e.At));
        var answered = await Answered(message.Complaint, told.At, cancellation).ConfigureAwait(false);
        var state = history.Aggregate(Complaint.None, (so, e) => so.After(e.Event, e.At));
        var written = new CaseToWrite(message.Complaint, history, now.Erased, policies.Pack(state.Pack), policies.Calendar(state.Calendar), answered);
        return Composing.Of(written, edges) switch
        {
            Composed.Nothing nothing => new DeliveryResult.NotSent(nothing.Reason),
            Composed.Mail when await IsOneTooMany(told, state, cancellation).ConfigureAwait(false) => new DeliveryResult.NotSent(NotWritten.TooManyAnswers),
            Composed.Mail mail => await Send(mail.Message, cancellation).ConfigureAwait(false),
            _ => throw new InvalidOperationException("composing answers nothing else"),
        };
    }

    private async ValueTask<DeliveryResult> Send(OutgoingMail mail, CancellationToken cancellation)
    {
        var called = await pipelines.Call(EdgePipelines.Smtp, string.Empty, token => sender.Send(mail, token), answer => answer.IsDown, cancellation).ConfigureAwait(false);
        return called switch
        {
            { Answer.Taken: Taken.Yes }                         => new DeliveryResult.Delivered(mail.MessageId),
            { Answer: { Taken: Taken.Never, Reason: var why } } => new DeliveryResult.Never(why),
            { Answer: { Reason: var why } }                     => new DeliveryResult.Later(why),
            { Why: Unanswered.TimedOut }                        => new DeliveryResult.Later(called.Reason),
            _                                                   => new DeliveryResult.Later(called.Reason, called.Wait, Counts: false),
        };
    }

    /// <summary>
    /// How many cases one sender opened just before this one: above the cap it is a machine that answers our answers. Counted at the event's own instant, so
    /// that a delivery which is tried again decides the same; the arrival that opened this very case does not count against it.
    /// </summary>
    private async ValueTask<bool> IsOneTooMany(RecordedEvent told, Complaint state, CancellationToken cancellation)
    {
        if (told.Event is not ComplaintReceived received || state.Complainant.Email is not { } address)
            return false;
        var opened = await arrivals.OpenedBy(address, told.At - edges.Answers.Window, cancellation).ConfigureAwait(false);
        var before = opened.Where(at => at <= told.At).Order();
        var others = received.Source?.System == Receipts.MailSystem ? before.SkipLast(1) : before;
        return !edges.Answers.Of(others, told.At).Allowed;
    }

    /// <summary>The last message of mail that came in on the case before an instant.</summary>
    private async ValueTask<AnsweredMail?> Answered(ComplaintId complaint, DateTimeOffset before, CancellationToken cancellation)
    {
        var page = await arrivals.Page(new ArrivalFilter(Kind: ArrivalKind.Mail, Complaint: complaint, Limit: LookedThrough), cancellation).ConfigureAwait(false);
        if (page.FirstOrDefault(one => one.At <= before) is not { } last)
            return null;
        var content = await arrivals.Content(last.Id, cancellation).ConfigureAwait(false);
        return content.IsEmpty
            ? new AnsweredMail(last.MessageId, [], last.Subject ?? Personal.Empty)
            : AnsweredMail.Of(MessageReader.Read(content));
    }
}
