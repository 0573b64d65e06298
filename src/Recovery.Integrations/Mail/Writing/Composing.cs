using System.Net.Mail;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Storing;
using Recovery.Integrations.Mail.Sorting;
using Recovery.Integrations.Mail.Threading;

namespace Recovery.Integrations.Mail.Writing;

/// <summary>Composes the message that tells a complainant of one event. Pure: the same case and event give the same message, letter for letter.</summary>
public static class Composing
{
    private const int LongestName = 100;
    private const int LongestAddress = 254; // RFC 5321, 4.5.3.1.3
    private const int LongestSubject = 200;

    private static readonly string[] Nobody = ["mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply", "do-not-reply", "ne-pas-repondre", "no-responder"];

    /// <summary>The message, or why nobody is written to.</summary>
    public static Composed Of(CaseToWrite written, Edges edges)
    {
        if (Refused(written, edges) is { } reason)
            return new Composed.Nothing(reason);

        var (state, told) = (written.State, written.Told);
        var own = written.History.SkipLast(1).Where(e => IsWritten(e, edges)).Select(e => Thread.IdOf(written.Id, state.Reference, e.Position, edges)).ToList();
        var thread = Thread.Of(written.Answered, own);
        var (subject, text) = Said(written, edges);
        return new Composed.Mail(new OutgoingMail(
            new Mailbox(NameOf(state.Complainant) is { } name ? Personal.Of(name) : null, Personal.Of(AddressOf(state)!)),
            new Mailbox(Personal.Of(Lines.One(edges.HouseName, LongestName)), Personal.Of(edges.Addresses.All[0])),
            ReplyAddress.Of(edges.Addresses.All[0], state.Reference, edges.ThreadKey),
            Thread.IdOf(written.Id, state.Reference, told.Position, edges),
            thread.InReplyTo,
            thread.References,
            Personal.Of(thread.Subject ?? Lines.One(subject, LongestSubject)),
            Personal.Of(text),
            IsAutomatic(told) ? AutomaticHeaders.For(edges.Addresses, answers: told.Event is ComplaintReceived) : []));
    }

    /// <summary>Who is never written to, and what is not told.</summary>
    private static string? Refused(CaseToWrite written, Edges edges) => AddressOf(written.State) switch
    {
        _ when written.IsErased || IsForgotten(written.State)    => NotWritten.Erased,
        _ when Saying.KindOf(written.Told.Event) is null         => NotWritten.NotByMail,
        _ when edges.Addresses.All.Count == 0                    => NotWritten.NoHouseAddress,
        null                                                     => NotWritten.NoAddress,
        var address when !IsUsable(address)                      => NotWritten.AddressUnusable,
        var address when edges.Addresses.Have(address)           => NotWritten.OwnAddress,
        var address when IsNobodys(address)                      => NotWritten.NobodysAddress,
        _ when written.Told.Event is ComplaintReceived received  => Receipts.Refused(written.Told, received, edges),
        _                                                        => null,
    };

    /// <summary>The key to their data is gone, and the event that says so is on its way.</summary>
    private static bool IsForgotten(Complaint state) => ReferenceEquals(state.Complainant.Name, Personal.Erased);

    private static string? AddressOf(Complaint state) => state.Complainant.Email is { IsBlank: false } email ? email.Reveal().Trim() : null;

    /// <summary>One address of one receiver: a list, a comment or a line break in it would be somebody else's.</summary>
    private static bool IsUsable(string address) =>
        address.Length <= LongestAddress && !address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c) || c is ',' or ';' or '<' or '>' or '"' or '(' or ')')
        && MailAddress.TryCreate(address, out var read) && read.Address == address;

    /// <summary>Addresses that only machines write from.</summary>
    private static bool IsNobodys(string address)
    {
        var (local, _) = OwnAddresses.Split(address);
        return Nobody.Contains(local, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether an earlier event was told, as far as the case shows: what our thread consists of.</summary>
    private static bool IsWritten(RecordedEvent e, Edges edges) =>
        e.Envelope.ImportedFrom is null && Saying.KindOf(e.Event) is not null && (e.Event is not ComplaintReceived received || Receipts.Refused(e, received, edges) is null);

    /// <summary>No person caused it: a receipt, a deadline, another system that acts for nobody (RFC 3834).</summary>
    private static bool IsAutomatic(RecordedEvent told) =>
        told.Event is ComplaintReceived || told.Envelope.Actor is { Role: Role.System } or { Role: Role.Integration, OnBehalfOf: null };

    /// <summary>In the complainant's language; while nobody knows it, what cannot wait is said in all of them, and what a person says in the house's first.</summary>
    private static (string Subject, string Text) Said(CaseToWrite written, Edges edges)
    {
        var language = written.State.Language;
        if (Reception.Languages.Contains(language, StringComparer.Ordinal))
            return In(language, written, edges);
        if (written.Told.Event is not ComplaintReceived)
            return In("en", written, edges);
        var all = Reception.Languages.Select(one => In(one, written, edges)).ToList();
        return ($"{written.State.Reference} · {string.Join(" · ", all.Select(one => one.Subject.Replace(written.State.Reference, string.Empty, StringComparison.Ordinal).Trim()))}", string.Join("\n* * *\n\n", all.Select(one => one.Text)));
    }

    private static (string Subject, string Text) In(string language, CaseToWrite written, Edges edges)
    {
        var state = written.State;
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = NameOf(state.Complainant) is { } name ? " " + name : string.Empty,
            ["reference"] = state.Reference,
            ["house"] = Lines.One(edges.HouseName, LongestName),
            ["receivedDay"] = Saying.Day(state.ReceivedAt, written, language),
            ["receivedTime"] = Days.Time(state.ReceivedAt, written.Calendar.TimeZone, language),
        };
        foreach (var (key, value) in Saying.Of(written, language))
        {
            if (value is not null)
                values[key] = value;
        }

        var template = MailTemplate.Of(language, Saying.KindOf(written.Told.Event)!);
        return (template.Subject(values), template.Text(values));
    }

    /// <summary>How the complainant is greeted; an address is no name.</summary>
    private static string? NameOf(Complainant complainant) =>
        Lines.One(complainant.Name.Reveal(), LongestName) is { Length: > 0 } name && !name.Contains('@', StringComparison.Ordinal) ? name : null;
}
