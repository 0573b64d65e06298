using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Sla;
using Recovery.Engine.Arriving;
using Recovery.Engine.Handling;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Reading;

namespace Recovery.Integrations.Filing.Mails;

/// <summary>Carries out what is decided on a mail: a further contact, a new case, kept aside, or for a person to say.</summary>
public sealed class MailFiling(FilingPorts ports) : IFiling
{
    private readonly MailGathering gathering = new(ports);
    private readonly Settling settling = new(ports);
    private readonly MailCase cases = new(ports);

    /// <inheritdoc/>
    public ArrivalKind Kind => ArrivalKind.Mail;

    /// <summary>Keeps a mail and files it.</summary>
    /// <param name="raw">The message as it came.</param>
    /// <param name="proof">What its provider proved it by; null where a key of ours did.</param>
    /// <param name="code">What we know of it that it does not say itself.</param>
    /// <returns><see cref="Reading.Faults.Replayed"/> where its proof came before with another content.</returns>
    public async ValueTask<Filed> Take(MailMessage message, ReadOnlyMemory<byte> raw, SeenProof? proof, Actor by, CancellationToken cancellation, string? code = null) =>
        await ports.Arrivals.Keep(MailArrival.Of(message, raw, ports.Edges.Addresses, ports.Clock.Now, code), proof, cancellation).ConfigureAwait(false) is Keeping.Kept kept
            ? await File(kept.Arrival, message, by, cancellation).ConfigureAwait(false)
            : new Filed.Refused(Reading.Faults.Replayed);

    /// <inheritdoc/>
    public async ValueTask<Filed> File(Arrival arrival, Actor by, CancellationToken cancellation) =>
        await File(arrival, await Read(arrival, cancellation).ConfigureAwait(false), by, cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<Filed> FileOn(Arrival arrival, ComplaintId? complaint, Actor by, CancellationToken cancellation)
    {
        var message = await Read(arrival, cancellation).ConfigureAwait(false);
        var words = MailWords.Of(message);
        var person = by.OnBehalfOf ?? by.Name;
        if (complaint is not { } named)
            return await Opened(arrival, message, words, Integration(by), person, null, cancellation).ConfigureAwait(false);
        return await gathering.Followed(named, cancellation).ConfigureAwait(false) is { } found
            ? await settling.Give(arrival, Contact(found.Id, arrival, words), by, person, cancellation).ConfigureAwait(false)
            : new Filed.Refused(FilingCodes.UnknownCase);
    }

    private async ValueTask<Filed> File(Arrival arrival, MailMessage message, Actor by, CancellationToken cancellation)
    {
        if (arrival.State != ArrivalState.Kept)
            return await settling.AsItStands(arrival, cancellation).ConfigureAwait(false);

        var words = MailWords.Of(message);
        var decision = MailDecision.Of(await gathering.Gather(arrival, message, words, cancellation).ConfigureAwait(false));
        var remark = Remark(words.Language, decision);
        if (await settling.Before(arrival.Source, cancellation).ConfigureAwait(false) is { } then)
            return await settling.OnCase(arrival, then, Integration(by), null, cancellation, remark).ConfigureAwait(false);

        return decision switch
        {
            MailDecision.Link(var on)   => await settling.Give(arrival, Contact(on, arrival, words), Integration(by), null, cancellation).ConfigureAwait(false),
            MailDecision.Wait wait      => await settling.Settle(arrival, new Settlement(ArrivalState.Waiting, DueAt: ports.DueAt(), Reason: Personal.Of(wait.Reason), Code: wait.Code), cancellation).ConfigureAwait(false),
            MailDecision.SetAside aside => await settling.Settle(arrival, new Settlement(ArrivalState.SetAside, About: aside.About, Reason: Personal.Of(aside.Reason), Code: aside.Code), cancellation).ConfigureAwait(false),
            _                           => await Opened(arrival, message, words, Integration(by), null, remark, cancellation).ConfigureAwait(false),
        };
    }

    private async ValueTask<Filed> Opened(
        Arrival arrival, MailMessage message, MailWords words, Actor by, string? decidedBy, Func<CaseSnapshot, AddNote?>? remark, CancellationToken cancellation) =>
        await cases.Of(arrival, message, words, cancellation).ConfigureAwait(false) is { } receive
            ? await settling.Give(arrival, receive, by, decidedBy, cancellation, remark).ConfigureAwait(false)
            : new Filed.Refused(FilingCodes.NoPolicy);

    private static Func<CaseSnapshot, AddNote?> Remark(string language, MailDecision decision) => opened =>
        decision is MailDecision.Open open && MailNotes.Of(language, open with { Reached = [.. open.Reached.Where(one => one != opened.State.Reference)] }) is { } text
            ? new AddNote(opened.Id, text)
            : null;

    private static LinkContact Contact(ComplaintId on, Arrival arrival, MailWords words) =>
        new(on, Channel.Email, Direction.In, words.Text, arrival.Source, words.Files);

    /// <summary>What arrived by itself came through an integration, whoever files it: only so may it have the date it arrived.</summary>
    private static Actor Integration(Actor by) => by with { Role = Role.Integration };

    private async ValueTask<MailMessage> Read(Arrival arrival, CancellationToken cancellation) =>
        MessageReader.Read(await ports.Arrivals.Content(arrival.Id, cancellation).ConfigureAwait(false));
}
