namespace Recovery.Integrations.Mail.Trimming;

/// <summary>Where a signature begins (RFC 3676, 4.3, and what mail programs make of it), and the lines that telephones add.</summary>
internal static class Signatures
{
    private const int MaxLines = 12;   // of a signature below a drawn line
    private const int MaxWidth = 80;   // characters of its lines
    private const int MaxName = 3;     // lines of a name alone
    private const int MaxNameWidth = 40;
    private const int MaxDevice = 120; // characters of a telephone's line

    private static readonly string[] Devices =
    [
        "sent from my ", "sent from iphone", "sent from ipad", "sent from outlook", "sent from mail for ", "sent from yahoo", "sent from gmail", "sent from samsung", "sent from android",
        "sent from proton", "sent from a mobile", "sent with proton", "sent via ", "get outlook for ", "envoyé de mon ", "envoyé depuis mon ", "envoyé depuis l'application", "envoyé depuis outlook",
        "envoyé à partir de outlook", "envoyé à partir d'outlook", "envoyé depuis yahoo", "envoyé de outlook", "envoyé avec proton", "obtenir outlook pour ", "télécharger outlook pour ",
        "téléchargez outlook pour ", "provenance : courrier", "provenance : mail", "enviado desde mi ", "enviado desde el ", "enviado desde outlook", "enviado desde yahoo", "enviado desde correo",
        "enviado con proton", "obtener outlook para ", "obtenga outlook para ", "gesendet von meinem", "von meinem iphone", "von meinem ipad", "von meinem samsung", "von meinem mobil", "gesendet von mein", "gesendet von outlook", "gesendet mit der", "gesendet von mail",
        "diese nachricht wurde von meinem", "holen sie sich outlook", "outlook für ", "inviato da iphone", "inviato da ipad", "inviato dal mio", "inviato da outlook", "inviato da yahoo", "scarica outlook per ",
        "ottieni outlook per ", "enviado do meu ", "enviado a partir do", "enviado por outlook", "obter o outlook para ", "verzonden vanaf mijn", "verstuurd vanaf mijn", "wysłane z ", "отправлено с ",
        "skickat från min", "sendt fra min", "enviat des del meu",
    ];

    public static void Mark(List<Line> lines)
    {
        foreach (var line in lines.Where(line => line.Kind == LineKind.Text && IsDevice(line.Plain)))
            line.Kind = LineKind.Dropped;

        var at = lines.FindIndex(line => line.Kind == LineKind.Text && (IsDelimiter(line.Written) || IsDrawn(line)));
        while (at >= 0)
        {
            if (IsDelimiter(lines[at].Written) || LooksLikeSignature(lines, at + 1))
            {
                lines[at].Kind = LineKind.Signature;
                return;
            }

            at = lines.FindIndex(at + 1, line => line.Kind == LineKind.Text && (IsDelimiter(line.Written) || IsDrawn(line)));
        }
    }

    private static bool IsDevice(string plain) =>
        plain.Length <= MaxDevice && Devices.Any(device => plain.TrimStart('-', '_', '—', ' ', '[', '(', '<').StartsWith(device, StringComparison.OrdinalIgnoreCase));

    // "-- " by the book; the blank is lost on many ways
    private static bool IsDelimiter(string written) => written.AsSpan().Trim() is "--" or "—" or "–" or "ᐧ" or "―";

    private static bool IsDrawn(Line line) => HeaderBlocks.IsSeparator(line.Plain) || HeaderBlocks.IsSeparator(line.Written.Trim());

    /// <summary>Below a line that somebody merely drew: few and short lines with a way to reach somebody, or hardly more than a name.</summary>
    private static bool LooksLikeSignature(List<Line> lines, int from)
    {
        var below = lines.Skip(from).TakeWhile(line => line.Kind is LineKind.Text or LineKind.Empty or LineKind.Dropped).Where(line => line.Kind == LineKind.Text).Take(MaxLines + 1).ToList();
        return below.Count == 0 || (below.Count <= MaxName && below.TrueForAll(line => line.Plain.Length <= MaxNameWidth && !IsSentence(line.Plain)))
            || (below.Count <= MaxLines && below.TrueForAll(line => line.Plain.Length <= MaxWidth) && below.Exists(line => IsReach(line.Plain)));
    }

    private static bool IsSentence(string plain) => plain.Length > 0 && (plain[^1] is ('.' or '!' or '?' or ':' or ',') || char.IsLower(plain[0]));

    private static bool IsReach(string plain) =>
        plain.Contains('@', StringComparison.Ordinal) || plain.Contains("www.", StringComparison.OrdinalIgnoreCase) || plain.Contains("://", StringComparison.Ordinal)
        || plain.Count(char.IsAsciiDigit) >= 8;
}
