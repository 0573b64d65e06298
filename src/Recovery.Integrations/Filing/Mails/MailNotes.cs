using Recovery.Domain;

namespace Recovery.Integrations.Filing.Mails;

/// <summary>What colleagues are told on a case that a mail opened, in the complainant's language, which is theirs too; in English where it is unknown.</summary>
internal static class MailNotes
{
    /// <summary>The note; null where there is nothing to tell.</summary>
    public static Personal? Of(string language, MailDecision.Open opening)
    {
        List<string> lines = [];
        if (opening.Unproven.Count > 0)
            lines.Add(Said(language, string.Join(", ", opening.Unproven),
                "This message names {0}, but nothing shows that its sender knows that case. Look, and merge the two if they are one.",
                "Ce message nomme {0}, mais rien ne montre que son expéditeur connaît ce dossier. Vérifiez, et fusionnez les deux s'ils n'en font qu'un.",
                "Este mensaje nombra {0}, pero nada muestra que su remitente conozca ese caso. Compruébelo y una los dos si son uno solo."));
        if (opening.Erased.Count > 0)
            lines.Add(Said(language, string.Join(", ", opening.Erased),
                "This message answers {0}, whose personal data was erased. What it says is a complaint of its own.",
                "Ce message répond à {0}, dont les données personnelles ont été effacées. Ce qu'il dit est une réclamation à part entière.",
                "Este mensaje responde a {0}, cuyos datos personales se borraron. Lo que dice es una reclamación propia."));
        if (opening.Reached.Count > 0)
            lines.Add(Said(language, string.Join(", ", opening.Reached),
                "The same e-mail address is on these open cases: {0}. It may be another person, or another matter.",
                "La même adresse électronique figure sur ces dossiers ouverts : {0}. Il peut s'agir d'une autre personne ou d'une autre affaire.",
                "La misma dirección de correo figura en estos casos abiertos: {0}. Puede tratarse de otra persona o de otro asunto."));
        return lines.Count == 0 ? null : Personal.Of(string.Join("\n", lines));
    }

    private static string Said(string language, string references, string en, string fr, string es) =>
        (language switch { "fr" => fr, "es" => es, _ => en }).Replace("{0}", references, StringComparison.Ordinal);
}
