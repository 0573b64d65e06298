using System.Collections.Frozen;

namespace Recovery.Domain.Decisions;

/// <summary>Reads whether a reason says nothing but "the deadline" or "the channel", in the three languages.</summary>
public static class Reasons
{
    private static readonly FrozenSet<string> Deadline = Set(
        "deadline deadlines sla slas overdue late due date timeout expired expires expiry target targets kpi kpis metric metrics time limit passed missed breach breached breaching elapsed window",
        "delai delais echeance echeances echu echue depasse depassee retard expire expiree indicateur indicateurs limite limites atteint atteinte ecoule ecoulee respecter",
        "plazo plazos vencido vencida vencimiento fecha caducado retraso indicador indicadores tarde cumplido cumplir agotado limite transcurrido");

    private static readonly FrozenSet<string> Channel = Set(
        "phone phoned telephone call called verbal verbally oral orally spoken email mail sms text web form letter channel only just merely counter",
        "appel appele appels orale oralement verbale verbalement courriel mel courrier lettre formulaire canal seulement uniquement juste guichet simple telephonique",
        "telefono telefonica telefonico llamada llamo correo carta formulario solo solamente mostrador mensaje");

    // Words that add nothing to either subject: articles, auxiliaries, and what every reason may say of any case.
    private static readonly FrozenSet<string> Filler = Set(
        "the a an it was were is has have had been by of came in for because to be we our on its are this that case complaint complaints near close closing closed resolved settled reached over after before received made meet met day days week weeks hour hours out ran up s as per",
        "le la les l un une est a ete par de du des d c ce s sont en cause pour sur proche n qu que ne pas etait apres avant recu recue fait dossier clos cloture clore ferme resolu plainte reclamation jour jours semaine semaines heure heures fin au aux",
        "el los las lo una es fue era ha han sido por del al se vino con esta ya causa que caso cerrado cerrar resuelto queja para recibido recibida hecho dia dias semana semanas hora horas acabo y");

    /// <summary>"Deadline passed" is not why a case is settled.</summary>
    public static bool SpeakOnlyOfTheDeadline(string? reason) => SpeakOnlyOf(Deadline, reason);

    /// <summary>"It was only a call" is not why a case is less severe.</summary>
    public static bool SpeakOnlyOfTheChannel(string? reason) => SpeakOnlyOf(Channel, reason);

    private static bool SpeakOnlyOf(FrozenSet<string> subject, string? reason)
    {
        var words = Plain(reason ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Any(subject.Contains) && words.All(word => subject.Contains(word) || Filler.Contains(word) || word.All(char.IsAsciiDigit));
    }

    /// <summary>Lower case, without accents, words parted by blanks. By hand: normalising throws on a lone surrogate.</summary>
    private static string Plain(string text)
    {
        var lower = text.ToLowerInvariant().Replace("e-mail", "email", StringComparison.Ordinal);
        return string.Create(lower.Length, lower, static (plain, said) =>
        {
            for (var i = 0; i < said.Length; i++)
                plain[i] = char.IsLetterOrDigit(said[i]) ? WithoutAccent(said[i]) : ' ';
        });
    }

    private static char WithoutAccent(char letter) => letter switch
    {
        'à' or 'á' or 'â' or 'ä' => 'a',
        'ç' => 'c',
        'è' or 'é' or 'ê' or 'ë' => 'e',
        'ì' or 'í' or 'î' or 'ï' => 'i',
        'ñ' => 'n',
        'ò' or 'ó' or 'ô' or 'ö' => 'o',
        'ù' or 'ú' or 'û' or 'ü' => 'u',
        _ => letter,
    };

    private static FrozenSet<string> Set(params IEnumerable<string> lists) => lists.SelectMany(list => list.Split(' ')).ToFrozenSet(StringComparer.Ordinal);
}
