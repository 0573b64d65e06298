namespace Recovery.Integrations.Mail.Trimming;

/// <summary>
/// Headers as Outlook and others write them above a quoted message, and lines such as <c>-----Original Message-----</c>.
/// Three headers at least, one of them the sender's and one a subject, or an address among them: "De : Paris, À : Lyon, Date : 3 mai" is a journey.
/// </summary>
internal static class HeaderBlocks
{
    private const int Span = 14;      // lines in which a block has its headers; long recipients run over several
    private const int MinHeaders = 3;
    private const int MaxRule = 100;  // characters of a line of dashes and words

    private static readonly string[] Senders = ["from", "de", "von", "da", "van", "od", "от", "från", "fra", "lähettäjä", "remitente", "expéditeur", "mittente", "absender"];

    private static readonly string[] Subjects = ["subject", "objet", "asunto", "betreff", "oggetto", "assunto", "onderwerp", "temat", "тема", "ämne", "emne", "aihe", "assumpte"];

    private static readonly string[] Others =
    [
        "sent", "date", "to", "cc", "bcc", "reply-to", "importance", "attachments", "envoyé", "envoyé le", "à", "a", "date d'envoi", "répondre à", "pièces jointes", "copie à",
        "enviado", "enviado el", "enviada", "enviada em", "enviado em", "para", "fecha", "responder a", "gesendet", "an", "datum", "antwort an", "kopie", "inviato", "data",
        "risposta", "rispondi a", "verzonden", "aan", "wysłano", "do", "data wysłania", "отправлено", "кому", "дата", "копия", "skickat", "till", "sendt", "til", "dato", "vastaanottaja", "päiväys", "enviat",
    ];

    private static readonly string[] Rules =
    [
        "original message", "original appointment", "forwarded message", "reply message", "original email", "message d'origine", "message original", "message initial", "message transféré",
        "message réexpédié", "courriel original", "mensaje original", "mensaje reenviado", "mensaje de origen", "correo original", "mensagem original", "mensagem encaminhada",
        "ursprüngliche nachricht", "originalnachricht", "original-nachricht", "weitergeleitete nachricht", "messaggio originale", "messaggio inoltrato", "oorspronkelijk bericht",
        "doorgestuurd bericht", "wiadomość oryginalna", "oryginalna wiadomość", "исходное сообщение", "пересылаемое сообщение", "ursprungligt meddelande", "oprindelig meddelelse",
        "opprinnelig melding", "missatge original",
    ];

    private static readonly string[] Openers =
    [
        "begin forwarded message", "début du message réexpédié", "début du message transféré", "inicio del mensaje reenviado", "anfang der weitergeleiteten nachricht",
        "inizio messaggio inoltrato", "início da mensagem reencaminhada",
    ];

    private enum Role
    {
        None,
        Sender,
        Subject,
        Other,
    }

    public static void Mark(List<Line> lines)
    {
        var roles = lines.Select(line => Of(line.Plain)).ToArray(); // once: every line is looked at from many
        for (var at = 0; at < lines.Count; at++)
        {
            if (lines[at].Kind != LineKind.Text)
                continue;
            if (IsRule(lines[at].Plain) || IsOpener(lines[at].Plain))
                lines[at].Kind = LineKind.Original;
            else if (BlockEnd(lines, roles, at) is { } end)
                MarkBlock(lines, at, end);
        }
    }

    private static void MarkBlock(List<Line> lines, int at, int end)
    {
        foreach (var line in lines[at..(end + 1)].Where(line => line.Kind is LineKind.Text))
            line.Kind = LineKind.Original;

        var before = lines.FindLastIndex(Math.Max(at - 1, 0), Math.Min(at, 4), line => line.Kind != LineKind.Empty);
        if (before >= 0 && before < at && IsSeparator(lines[before].Plain))
            lines[before].Kind = LineKind.Original;
    }

    /// <summary>The last header of the block that begins here; null where none does.</summary>
    private static int? BlockEnd(List<Line> lines, Role[] roles, int at)
    {
        if (roles[at] != Role.Sender)
            return null;

        int headers = 0, last = at, misses = 0;
        bool subject = false, address = false;
        for (var here = at; here < Math.Min(lines.Count, at + Span) && misses < 4; here++)
        {
            subject |= roles[here] == Role.Subject;
            if (roles[here] != Role.None)
                (headers, last, misses, address) = (headers + 1, here, 0, address || lines[here].Plain.Contains('@', StringComparison.Ordinal));
            else
                misses++;
        }

        return headers >= MinHeaders && (subject || address) ? last : null;
    }

    private static Role Of(string plain)
    {
        var colon = plain.IndexOf(':', StringComparison.Ordinal);
        if (colon is <= 0 or >= 30)
            return Role.None;

        var name = plain[..colon].Trim(' ', '*', '_', '\t');
        return Senders.Contains(name, StringComparer.OrdinalIgnoreCase) ? Role.Sender
            : Subjects.Contains(name, StringComparer.OrdinalIgnoreCase) ? Role.Subject
            : Others.Contains(name, StringComparer.OrdinalIgnoreCase) ? Role.Other
            : Role.None;
    }

    private static bool IsRule(string plain) =>
        plain.Length <= MaxRule && plain.Length > 8 && plain[0] is ('-' or '_' or '=' or '—')
        && Rules.Any(rule => plain.Trim('-', '_', '=', '—', ' ', '*', ':').Equals(rule, StringComparison.OrdinalIgnoreCase));

    private static bool IsOpener(string plain) => plain.EndsWith(':') && Openers.Contains(plain.TrimEnd(':', ' '), StringComparer.OrdinalIgnoreCase);

    /// <summary>Nothing but a line drawn with characters.</summary>
    internal static bool IsSeparator(string plain) => plain.Length >= 2 && !plain.AsSpan().ContainsAnyExcept("-_=~—*#+ ");
}
