using System.Collections.Frozen;

namespace Recovery.Domain.Decisions;

/// <summary>Reads whether a reason says nothing but "the deadline" or "the channel", in the three languages.</summary>
public static class Reasons
{
    private static readonly FrozenSet<string> Deadline = Set(
        "deadline", "deadlines", "sla", "overdue", "late", "due", "date", "timeout", "expired", "target", "kpi", "metric", "time", "limit", "passed", "missed", "breach", "breached",
        "délai", "delai", "délais", "échéance", "echeance", "échu", "dépassé", "depasse", "retard", "expiré", "expire", "indicateur", "limite", "atteint", "atteinte",
        "plazo", "plazos", "vencido", "vencimiento", "fecha", "límite", "caducado", "retraso", "indicador", "tarde", "cumplido");

    private static readonly FrozenSet<string> Channel = Set(
        "phone", "telephone", "call", "verbal", "oral", "email", "mail", "sms", "text", "web", "form", "letter", "channel", "only", "just", "counter",
        "téléphone", "telephone", "appel", "oral", "verbale", "courriel", "courrier", "lettre", "formulaire", "canal", "seulement", "guichet", "simple",
        "teléfono", "telefono", "llamada", "correo", "carta", "formulario", "verbal", "solo", "sólo", "mostrador", "mensaje");

    private static readonly FrozenSet<string> Filler = Set(
        "the", "a", "an", "it", "was", "is", "has", "been", "by", "of", "came", "in", "for", "because", "to", "be", "we", "our", "on", "its", "are", "this", "near", "close", "reached", "over",
        "le", "la", "les", "l", "un", "une", "est", "a", "été", "ete", "par", "de", "du", "des", "d", "c", "en", "ce", "cause", "pour", "sur", "proche",
        "el", "los", "las", "una", "es", "fue", "ha", "sido", "por", "del", "al", "se", "vino", "con", "está", "esta", "ya", "causa");

    /// <summary>"Deadline passed" is not why a case is settled.</summary>
    public static bool SpeakOnlyOfTheDeadline(string? reason) => SpeakOnlyOf(Deadline, reason);

    /// <summary>"It was only a call" is not why a case is less severe.</summary>
    public static bool SpeakOnlyOfTheChannel(string? reason) => SpeakOnlyOf(Channel, reason);

    private static bool SpeakOnlyOf(FrozenSet<string> subject, string? reason)
    {
        var words = (reason ?? string.Empty).ToLowerInvariant().Replace("e-mail", "email", StringComparison.Ordinal)
            .Split([.. " \t\r\n.,;:!?'’\"()[]{}-_/\\«»¿¡"], StringSplitOptions.RemoveEmptyEntries);
        return words.Any(subject.Contains) && words.All(word => subject.Contains(word) || Filler.Contains(word));
    }

    private static FrozenSet<string> Set(params IEnumerable<string> words) => words.ToFrozenSet(StringComparer.Ordinal);
}
