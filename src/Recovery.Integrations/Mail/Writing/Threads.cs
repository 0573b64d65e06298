using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Recovery.Domain;
using Recovery.Integrations.Mail.Threading;

namespace Recovery.Integrations.Mail.Writing;

/// <summary>What a message of ours answers, and what it is called.</summary>
/// <param name="InReplyTo">Without brackets; null where it answers nothing.</param>
/// <param name="References">Oldest first.</param>
/// <param name="Subject">Null where there is none to answer to.</param>
internal sealed partial record Thread(string? InReplyTo, IReadOnlyList<string> References, string? Subject)
{
    private const int RandomBytes = 15; // 24 letters without a rest
    private const int MostReferences = 20;
    private const int LongestId = 250; // together with its brackets well within a line
    private const int LongestSubject = 200;

    /// <summary>The identity of the message about an event: whoever composes it again gives it the same, so that a second delivery is known as one.</summary>
    public static string IdOf(ComplaintId complaint, string reference, long position, Edges edges) => OutgoingId.New(
        reference,
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"mail\n{complaint}\n{position}"))).AsSpan(0, RandomBytes),
        edges.Addresses,
        edges.ThreadKey);

    /// <summary>The thread of a message that answers the complainant's last one, or where there is none, of our own earlier ones.</summary>
    /// <param name="own">Our earlier messages on the case, oldest first.</param>
    public static Thread Of(AnsweredMail? answered, IReadOnlyList<string> own)
    {
        var subject = answered is null ? null : Answer(answered.Subject);
        if (Usable(answered?.MessageId) is { } id)
            return new Thread(id, Bounded([.. answered!.References.Select(Usable).OfType<string>().Where(one => one != id), id]), subject);
        return new Thread(own.Count > 0 ? own[^1] : null, Bounded(own), subject);
    }

    /// <summary>The beginning of the thread and its newest: by these it is found, however long it grew (RFC 5537, 3.4.4 trims alike).</summary>
    private static List<string> Bounded(IReadOnlyList<string> ids) =>
        ids.Count <= MostReferences ? [.. ids] : [ids[0], .. ids.TakeLast(MostReferences - 1)];

    /// <summary>An identity that may stand in a header of ours; null for whatever else somebody called so.</summary>
    private static string? Usable(string? id) =>
        id is { Length: > 2 and <= LongestId } && id.All(c => c is > ' ' and < '\u007f' and not ('<' or '>')) && id.Contains('@', StringComparison.Ordinal) ? id : null;

    private static string? Answer(Personal subject)
    {
        var line = Lines.One(subject.Reveal(), LongestSubject);
        var bare = AnswerMark().Replace(line, string.Empty).Trim();
        return bare.Length == 0 ? null : "Re: " + bare;
    }

    /// <summary>What mail programs of our languages put before the subject of an answer.</summary>
    [GeneratedRegex(@"^(\s*(re|ré|réf|rép|rv|aw|sv|antw)\s*(\[\d{1,3}\])?\s*:)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnswerMark();
}
