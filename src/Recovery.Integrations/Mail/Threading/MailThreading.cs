namespace Recovery.Integrations.Mail.Threading;

/// <summary>
/// Which case a message belongs to: the plus part of its address, then what it answers. Never the subject: people answer old mail about new trouble,
/// and anybody can write a subject.
/// </summary>
public static class MailThreading
{
    private const int MaxIds = 30; // identities looked up; threads are shorter, and each costs a query
    private const int MaxAddresses = 200;

    /// <summary>Cases in the order to try them, each once: proven ones first, then addresses before identities, the directly answered before older ones.</summary>
    public static async ValueTask<IReadOnlyList<Candidate>> Of(MailMessage message, OwnAddresses own, ThreadKey key, FindByMessageId find, CancellationToken cancellation)
    {
        List<Candidate> candidates = [.. Addressed(message, own, key)];
        foreach (var id in Answered(message))
        {
            var ours = OutgoingId.Read(id, own);
            if (ours is not null && ours.IsProven(key))
                candidates.Add(new Candidate(ours.Reference, ThreadSign.OwnMessageId, Proven: true));
            else if (await find(id, cancellation) is { } reference)
                candidates.Add(new Candidate(reference, ours is null ? ThreadSign.KnownMessageId : ThreadSign.OwnMessageId, Proven: true));
            else if (ours is not null)
                candidates.Add(new Candidate(ours.Reference, ThreadSign.OwnMessageId, Proven: false));
        }

        return [.. candidates.OrderByDescending(candidate => candidate.Proven).DistinctBy(candidate => candidate.Reference, StringComparer.OrdinalIgnoreCase)];
    }

    private static IEnumerable<Candidate> Addressed(MailMessage message, OwnAddresses own, ThreadKey key) =>
        message.DeliveredTo.Concat(message.To.Concat(message.Cc).Select(box => box.Address.Reveal()))
            .Take(MaxAddresses)
            .Select(own.TagOf)
            .OfType<string>()
            .Select(tag => ReplyAddress.Read(tag, key))
            .OfType<(string Reference, bool Proven)>()
            .Select(read => new Candidate(read.Reference, ThreadSign.Address, read.Proven));

    // References are oldest first, and the newest says most
    private static IEnumerable<string> Answered(MailMessage message) =>
        message.InReplyTo.Concat(message.References.Reverse())
            .Select(id => id.Trim('<', '>', ' '))
            .Where(id => id.Length is > 0 and <= 998) // RFC 5322, 2.1.1
            .Distinct(StringComparer.Ordinal)
            .Take(MaxIds);
}
