using System.Collections.Frozen;

namespace Recovery.Api.Problems;

/// <summary>What is told, in the three languages, to whoever verifies the log.</summary>
internal static class AuditSentences
{
    public static readonly FrozenDictionary<string, (string En, string Fr, string Es)> Texts = new Dictionary<string, (string, string, string)>(StringComparer.Ordinal)
    {
        [ApiCodes.NotNotarised] = ("The notary has not signed this yet: ask again in a moment; if it stays so, see /health/ready.", "Le notaire n'a pas encore signé cela : redemandez dans un instant ; si cela persiste, voir /health/ready.", "El notario aún no ha firmado esto: vuelva a preguntar en un momento; si persiste, véase /health/ready."),
        [ApiCodes.PositionGone] = ("This event was notarised and is no longer in the log: somebody took it away. Run `recovery verify --full`.", "Cet événement a été notarié et n'est plus dans le journal : quelqu'un l'a retiré. Lancez `recovery verify --full`.", "Este evento fue protocolizado y ya no está en el registro: alguien lo ha retirado. Ejecute `recovery verify --full`."),
        [ApiCodes.PositionUnknown] = ("No event has this position.", "Aucun événement n'a cette position.", "Ningún evento tiene esta posición."),
        [ApiCodes.SizeUnknown] = ("No head of the log that large was signed, or the earlier size is the larger one.", "Aucune tête du journal de cette taille n'a été signée, ou la taille antérieure est la plus grande.", "No se ha firmado ninguna cabeza del registro de ese tamaño, o el tamaño anterior es el mayor."),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
