using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Engine.Arriving;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Sorting;
using Recovery.Integrations.Mail.Threading;

namespace Recovery.Integrations.Filing.Mails;

/// <summary>Gathers what is to be known before a mail is decided on.</summary>
internal sealed class MailGathering(FilingPorts ports)
{
    private const int LongestMerging = 20; // cases merged into cases merged into cases

    public async ValueTask<MailFacts> Gather(Arrival arrival, MailMessage message, MailWords words, CancellationToken cancellation)
    {
        var (own, key) = (ports.Edges.Addresses, ports.Edges.ThreadKey);
        var verdict = MailSorting.Of(message, own);
        var isStoredElsewhere = arrival.Code == FilingCodes.StoredElsewhere;
        if (!verdict.MayTouchCase)
            return new MailFacts(verdict, isStoredElsewhere, !words.Text.IsBlank, [], [], new(true, null), AboutCase.Of(message, own, key));

        var now = ports.Clock.Now;
        var cap = ports.Edges.NewCases;
        return new MailFacts(
            verdict,
            isStoredElsewhere,
            !words.Text.IsBlank,
            await Named(arrival, message, cancellation).ConfigureAwait(false),
            await ports.Arrivals.ReachedBy(arrival.Sender, cancellation).ConfigureAwait(false),
            cap.Of(await ports.Arrivals.OpenedBy(arrival.Sender, now - cap.Window, cancellation).ConfigureAwait(false), now),
            About: null);
    }

    /// <summary>The case that goes on where this one was merged into another, and the one that was named; null for an unknown one.</summary>
    public async ValueTask<(ComplaintId Id, Complaint Named, bool Erased)?> Followed(ComplaintId complaint, CancellationToken cancellation)
    {
        if (await ports.Cases.Now(complaint, cancellation).ConfigureAwait(false) is not { } first)
            return null;
        var at = first;
        for (var steps = 0; at.Case.State is { Stage: Stage.Merged, MergedInto: { } into } && steps < LongestMerging; steps++)
            at = await ports.Cases.Now(into, cancellation).ConfigureAwait(false) ?? at;
        return (at.Case.Id, first.Case.State, at.Case.State.Erased);
    }

    private async ValueTask<List<NamedCase>> Named(Arrival arrival, MailMessage message, CancellationToken cancellation)
    {
        var candidates = await MailThreading.Of(message, ports.Edges.Addresses, ports.Edges.ThreadKey, ReferenceOf, cancellation).ConfigureAwait(false);
        List<NamedCase> named = [];
        foreach (var candidate in candidates)
        {
            if (await ports.Store.FindByReference(candidate.Reference, cancellation).ConfigureAwait(false) is { } id && await Followed(id, cancellation).ConfigureAwait(false) is { } found)
                named.Add(new NamedCase(found.Id, candidate.Reference, candidate.Proven, IsTheirs(arrival.Sender, found.Named), found.Erased));
        }

        return named;
    }

    private async ValueTask<string?> ReferenceOf(string messageId, CancellationToken cancellation) =>
        await ports.Arrivals.CaseOfMessage(messageId, cancellation).ConfigureAwait(false) is { } id && await ports.Cases.Now(id, cancellation).ConfigureAwait(false) is { } found
            ? found.Case.State.Reference
            : null;

    private static bool IsTheirs(Personal sender, Complaint complaint) =>
        ReachKey.Of(sender) is { } key && complaint.Complainant.Email is { } email && ReachKey.Of(email) == key;
}
